import "server-only";
import { orderChanged, orderReceived, stockChanged } from "@/inngest/events";
import { type Db, inPartner } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { type FreshLine, freezeLines } from "@/lib/orders/freeze-lines";
import {
  findTerms,
  insertLines,
  insertOrders,
  type LockedRow,
  listLineIds,
  lockOrders,
  type Terms,
  totalOf,
  updateOrders,
} from "@/lib/orders/page-repository";
import { listStockLines, saveStockLines } from "@/lib/orders/repository";
import { isConfirmable, type KnownOrder, mergeReading, wasSoldBefore } from "@/lib/orders/rules";
import { settleLines } from "@/lib/orders/settle-stock";
import { enqueue } from "@/lib/outbox/enqueue";
import type { OrderFacts } from "@/lib/profit/order-facts";
import { readOrderFacts, recordChanges } from "@/lib/profit/record-change";

export type StoredOrder = { orderId: string; isNew: boolean; isChanged: boolean };

/** One order: a page of one. */
export async function storeOrder(
  partnerId: string,
  connection: { id: string },
  shop: { id: string },
  order: MarketplaceOrder,
): Promise<StoredOrder> {
  const [stored] = await storeOrders(partnerId, connection.id, [{ shopId: shop.id, order }]);
  if (!stored) throw new Error("an order was neither new nor there");
  return stored;
}

export type Reading = { shopId: string; order: MarketplaceOrder };

/**
 * The only way of orders into the product, whether pushed, polled or read again. One transaction and a fixed number of
 * statements for all of them: the orders, their lines, stock, commission, ledger, figures and the events. The same
 * reading a second time changes nothing. An order may stand in `readings` once.
 *
 * Locks are taken in one order everywhere, so that two pages wait for each other and never cross: new orders, known
 * orders, balances, days; each kind sorted.
 */
export function storeOrders(partnerId: string, connectionId: string, readings: Reading[]): Promise<StoredOrder[]> {
  return inPartner(partnerId, async (db) => {
    const places = await placeOrders(db, partnerId, connectionId, readings);
    const changed = places.filter(({ isNew, reading, newLines }) => isNew || reading || newLines.length > 0);
    if (changed.length > 0) {
      const terms = await findTerms(partnerId, connectionId, db);
      if (!terms) throw new Error("orders of a connection that is not there");
      await storeChanges(db, partnerId, terms, changed);
    }
    return places.map((place) => ({ orderId: place.id, isNew: place.isNew, isChanged: changed.includes(place) }));
  });
}

/** An order in its place: its row is locked, or was made just now. */
type Place = {
  id: string;
  shopId: string;
  order: MarketplaceOrder;
  isNew: boolean;
  known: LockedRow | null;
  /** What the reading changes; null: nothing. */
  reading: KnownOrder | null;
  newLines: MarketplaceOrder["lines"];
};

async function placeOrders(db: Db, partnerId: string, connectionId: string, readings: Reading[]): Promise<Place[]> {
  const wanted = readings.map((reading) => ({ ...reading, id: newId() }));
  const inserted = await insertOrders(partnerId, connectionId, wanted, db);
  const others = wanted.filter(({ id }) => !inserted.has(id)).map(({ order }) => order.externalId);
  const locked = others.length > 0 ? await lockOrders(partnerId, connectionId, others, db) : [];
  const rows = new Map(locked.map((row) => [row.externalId, row]));
  const seen =
    locked.length > 0
      ? await listLineIds(
          partnerId,
          locked.map(({ id }) => id),
          db,
        )
      : new Map<string, Set<string>>();
  return wanted.flatMap(({ id, shopId, order }): Place[] => {
    if (inserted.has(id)) {
      return [{ id, shopId, order, isNew: true, known: null, reading: null, newLines: order.lines }];
    }
    const known = rows.get(order.externalId);
    if (!known) return [];
    const newLines = order.lines.filter(({ externalLineId }) => !seen.get(known.id)?.has(externalLineId));
    const reading = mergeReading(known, order);
    return [{ id: known.id, shopId: known.shopId, order, isNew: false, known, reading, newLines }];
  });
}

async function storeChanges(db: Db, partnerId: string, terms: Terms, places: Place[]): Promise<void> {
  const knownIds = places.flatMap(({ known }) => known?.id ?? []);
  const before = knownIds.length > 0 ? await readOrderFacts(db, partnerId, knownIds) : [];
  const factsBefore = new Map(before.map((facts) => [facts.id, facts]));
  const fresh = await freezeLines(
    db,
    partnerId,
    terms,
    places.map((place) => ({ orderId: place.id, shopId: place.shopId, order: place.order, lines: place.newLines })),
  );
  const changedProducts = await storeLines(db, partnerId, places, { knownIds, fresh });
  await updateOrders(
    partnerId,
    places.flatMap(({ id, known, reading, newLines }) =>
      known ? [{ id, reading: reading ?? known, addedMinor: totalOf(newLines) }] : [],
    ),
    db,
  );
  const linesOf = Map.groupBy(fresh, ({ orderId }) => orderId);
  await recordChanges(
    db,
    partnerId,
    places.map((place) => {
      const facts = factsBefore.get(place.id) ?? null;
      return { before: facts, after: factsAfter(place, facts, terms, linesOf.get(place.id) ?? []) };
    }),
  );
  await enqueue(
    db,
    ...places.flatMap((place) => newsOf(partnerId, place, terms)),
    ...changedProducts.map((productId) => stockChanged.create({ partnerId, productId })),
  );
}

/** Settles the stock of new and known lines together and writes both; gives the products whose free stock changed. */
async function storeLines(
  db: Db,
  partnerId: string,
  places: Place[],
  { knownIds, fresh }: { knownIds: string[]; fresh: FreshLine[] },
): Promise<string[]> {
  const stored = knownIds.length > 0 ? await listStockLines(partnerId, knownIds, db) : [];
  const linked = fresh.flatMap(({ productId, productSince, ...line }) =>
    productId && productSince ? [{ ...line, productId, productSince }] : [],
  );
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const { lines, changedProducts } = await settleLines(
    db,
    partnerId,
    [...stored, ...linked].flatMap((line) => {
      const place = placeOf.get(line.orderId);
      return place ? [{ ...line, state: stateOf(place), orderedAt: orderedAtOf(place) }] : [];
    }),
  );
  await insertLines(
    partnerId,
    fresh.map(({ productSince: _, ...line }) => ({ ...line, ...lines.get(line.id) })),
    db,
  );
  for (const { id } of fresh) lines.delete(id);
  await saveStockLines(partnerId, lines, db);
  return changedProducts;
}

const stateOf = ({ reading, known, order }: Place) => (reading ?? known ?? order).state;
const orderedAtOf = ({ known, order }: Place) => (known ?? order).orderedAt;

function factsAfter(place: Place, before: OrderFacts | null, { marketplace }: Terms, fresh: FreshLine[]): OrderFacts {
  const { id, order, known, reading } = place;
  const firstSeen = order.state === "DELIVERED" ? order.changedAt : null;
  return {
    id,
    marketplace,
    state: stateOf(place),
    orderedAt: orderedAtOf(place),
    deliveredAt: known ? (reading ?? known).deliveredAt : firstSeen,
    lines: [...(before?.lines ?? []), ...fresh.map((line) => ({ ...line, commissions: [] }))],
    fees: before?.fees ?? [],
  };
}

/**
 * History is no news: an order from before the connection is mailed to nobody. While it can still be confirmed it is
 * told as a change, so that it may be; the fees of a closed one are read by the polls.
 */
function newsOf(partnerId: string, { id, isNew, order }: Place, { connectedAt }: Terms) {
  const ids = { partnerId, orderId: id };
  if (isNew && !wasSoldBefore(connectedAt, order)) return orderReceived.create(ids);
  return !isNew || isConfirmable({ state: order.state, confirmedAt: null }) ? orderChanged.create(ids) : [];
}
