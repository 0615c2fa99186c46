import "server-only";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import type { PushedOrder } from "@/lib/connections/sort-pushes";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { takeOrders } from "@/lib/orders/take-orders";

/** From so many on, the list of what changed costs fewer calls than an answer for each. */
const worthAList = 12;
const mostPages = 40;
/** A message may come some time after the change that it tells of; an older change is asked for by itself. */
const overlapMs = 900_000;
/** Of orders asked for by themselves: in all, and under way at once. The marketplace's own limits stand behind them. */
const mostSingle = 60;
const callsAtOnce = 6;

type Opened = Awaited<ReturnType<typeof openMarketplace>>;
type Found = { shop: Opened["shop"]; order: MarketplaceOrder };

/** An order that was read, or that the marketplace does not know, has no error. */
export type ReadOutcome = { wanted: PushedOrder; error: unknown };

/**
 * Reads the orders through the API (promise I1) and stores what was read. Throws only when the connection cannot be
 * opened. `isOver` looks at an error and says whether the rest is worth trying; what was not tried is not in the answer.
 */
export async function readPushedOrders(
  partnerId: string,
  connectionId: string,
  wanted: PushedOrder[],
  isOver: (error: unknown) => boolean,
): Promise<ReadOutcome[]> {
  const opened = await openMarketplace(partnerId, connectionId);
  const found = new Map<PushedOrder, Found>();
  if (wanted.length >= worthAList) {
    // What the list does not bring is asked for one by one, its failure included.
    await findInLists(opened, wanted, found).catch(() => undefined);
  }
  const failed = await findEach(opened, wanted.filter((one) => !found.has(one)).slice(0, mostSingle), found, isOver);
  const read = Map.groupBy(found, ([, { shop }]) => shop.id);
  const stored: ReadOutcome[] = [];
  for (const shop of opened.shops) {
    const own = read.get(shop.id)?.map(([one, { order }]) => ({ wanted: one, order })) ?? [];
    stored.push(...(await storeOrders(partnerId, opened, shop, own)));
  }
  return [...stored, ...failed];
}

/** All that changed since shortly before the oldest message, page by page, until nothing more is wanted. */
async function findInLists({ marketplace, shops }: Opened, wanted: PushedOrder[], found: Map<PushedOrder, Found>) {
  const oldest = Math.min(...wanted.flatMap(({ pushes }) => pushes.map(({ createdAt }) => createdAt.getTime())));
  const window = { since: new Date(oldest - overlapMs), until: new Date() };
  const open = new Map(wanted.map((one) => [one.externalId, one]));
  for (const shop of shops) {
    let cursor: string | null = null;
    for (let page = 0; page < mostPages && open.size > 0; page += 1) {
      const read: Awaited<ReturnType<typeof marketplace.listOrders>> = await marketplace.listOrders({
        shop,
        ...window,
        cursor,
      });
      for (const order of read.items) {
        const one = open.get(order.externalId);
        if (one) found.set(one, { shop, order });
        open.delete(order.externalId);
      }
      cursor = read.nextCursor;
      if (cursor === null) break;
    }
  }
}

/** What the marketplace does not know, or did not give, is in the answer; what was found stands in `found`. */
async function findEach(
  opened: Opened,
  wanted: PushedOrder[],
  found: Map<PushedOrder, Found>,
  isOver: (error: unknown) => boolean,
): Promise<ReadOutcome[]> {
  const outcomes: ReadOutcome[] = [];
  const queue = wanted.values();
  let isEnded = false;
  const readOn = async () => {
    for (const one of queue) {
      if (isEnded) return;
      try {
        const read = await findOne(opened, one);
        if (read) found.set(one, read);
        else outcomes.push({ wanted: one, error: null });
      } catch (error) {
        isEnded ||= isOver(error);
        outcomes.push({ wanted: one, error });
      }
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, readOn));
  return outcomes;
}

async function findOne({ marketplace, shops }: Opened, { externalId, shopExternalId }: PushedOrder) {
  const named = shops.filter((shop) => shop.externalId === shopExternalId);
  for (const shop of named.length > 0 ? named : shops) {
    const order = await marketplace.getOrder({ shop, externalId });
    if (order) return { order, shop: shops.find((own) => own.externalId === order.shopExternalId) ?? shop };
  }
  return null;
}

/** All together; where that fails each by itself, so that one odd order holds up no other. */
async function storeOrders(
  partnerId: string,
  { connection }: Opened,
  shop: Opened["shop"],
  read: { wanted: PushedOrder; order: MarketplaceOrder }[],
): Promise<ReadOutcome[]> {
  if (read.length === 0) return [];
  const orders = read.map(({ order }) => order);
  try {
    await takeOrders(partnerId, connection, shop, orders);
    return read.map(({ wanted }) => ({ wanted, error: null }));
  } catch {
    const outcomes: ReadOutcome[] = [];
    for (const { wanted, order } of read) {
      const error = await takeOrders(partnerId, connection, shop, [order]).then(
        () => null,
        (reason: unknown) => reason ?? new Error("not stored"),
      );
      outcomes.push({ wanted, error });
    }
    return outcomes;
  }
}
