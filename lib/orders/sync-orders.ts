import "server-only";
import { type OpenConnection, openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure, recordSuccess } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { finishConfirmations } from "@/lib/orders/finish-confirmations";
import { findReadUntil, moveReadUntil } from "@/lib/orders/repository";
import { findWindow } from "@/lib/orders/rules";
import { takeOrders } from "@/lib/orders/take-orders";

/** A job gives its own steps, so that a long import is continued and not begun anew; answers must be plain JSON. */
export type RunStep = <T extends string | number | null | object>(name: string, work: () => Promise<T>) => Promise<T>;

type Options = {
  now?: Date;
  isSweep?: boolean;
  step?: RunStep;
  /** After each part that was stored: how many orders this reading has met so far. */
  onPage?: (orders: number) => Promise<unknown> | unknown;
};

/**
 * Reads all orders that changed since the last time, shop by shop and page by page; each part commits before the next
 * is asked for, and a shop's cursor moves when all of it has (promise I7). A shop that cannot be read holds no other
 * back; the failure is thrown in the end. `isSweep` reads the last 45 days again. Gives how many orders changed.
 */
export async function syncOrders(partnerId: string, connectionId: string, options: Options = {}): Promise<number> {
  const { now = new Date(), isSweep = false, step = (_, work) => work(), onPage } = options;
  const noted: RunStep = (name, work) => step(name, () => noteFailure(partnerId, connectionId, work));
  const windows = await noted("open", async () => {
    const { marketplace, shops } = await openMarketplace(partnerId, connectionId);
    const readUntil = await inPartner(partnerId, (db) => findReadUntil(partnerId, connectionId, db));
    if (!marketplace.can.has("list-orders")) return [];
    return shops.map(({ id }) => {
      const { since, until } = findWindow({ readUntil: readUntil.get(id) ?? null, now, isSweep });
      return { shopId: id, since: since.getTime(), until: until.getTime() };
    });
  });
  let changed = 0;
  let met = 0;
  const failures: unknown[] = [];
  for (const [index, window] of windows.entries()) {
    try {
      let cursor: string | null = null;
      let number = 0;
      do {
        const from: string | null = cursor;
        const part: Part = await noted(`read-${index}-${number}`, async () => {
          const read = await readPart(partnerId, connectionId, { ...window, cursor: from });
          await onPage?.(met + read.met);
          return read;
        });
        changed += part.changed;
        met += part.met;
        cursor = part.nextCursor;
        number += 1;
      } while (cursor !== null);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  await noted("close", async () => {
    await recordSuccess(partnerId, connectionId);
    return finishConfirmations(partnerId, connectionId, now);
  });
  return changed;
}

type Window = { shopId: string; since: number; until: number };
type Part = { changed: number; met: number; nextCursor: string | null };

/** What one part takes: pages of 50 orders alone would be too many transactions, and too many steps of a job. */
const mostOrders = 500;
const mostPages = 10;

/**
 * Some pages, stored together; behind the last one the shop's cursor moves. What was read before a failure is kept; the
 * next part meets the failure again.
 */
async function readPart(
  partnerId: string,
  connectionId: string,
  { cursor: from, ...window }: Window & { cursor: string | null },
): Promise<Part> {
  const opened = await openMarketplace(partnerId, connectionId);
  const shop = opened.shops.find(({ id }) => id === window.shopId);
  if (!shop) return { changed: 0, met: 0, nextCursor: null };
  const orders: MarketplaceOrder[] = [];
  let cursor = from;
  for (let pages = 0; pages < mostPages && orders.length < mostOrders; pages++) {
    const input = { shop, since: new Date(window.since), until: new Date(window.until), cursor };
    const page = await opened.marketplace.listOrders(input).catch((error: unknown) => {
      if (pages === 0) throw error;
      return null;
    });
    if (page === null) break;
    orders.push(...page.items);
    // A page may be empty while there are more.
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  const changed = await takeAll(partnerId, opened, shop, orders);
  if (cursor === null) {
    await inPartner(partnerId, (db) => moveReadUntil(partnerId, shop.id, new Date(window.until), db));
  }
  return { changed, met: orders.length, nextCursor: cursor };
}

/** An order goes to the shop that it names; one of nobody's stands as a dead letter of the shop that was asked. */
async function takeAll(
  partnerId: string,
  { connection, shops }: Pick<OpenConnection, "connection" | "shops">,
  asked: OpenConnection["shop"],
  orders: MarketplaceOrder[],
): Promise<number> {
  const own = new Map(shops.map((shop) => [shop.externalId, shop]));
  let changed = 0;
  for (const [shop, some] of Map.groupBy(orders, ({ shopExternalId }) => own.get(shopExternalId) ?? asked)) {
    changed += await takeOrders(partnerId, connection, shop, some);
  }
  return changed;
}

/** The partner sees on the connection how the last call went. */
export async function noteFailure<T>(partnerId: string, connectionId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await recordFailure(partnerId, connectionId, error);
    throw error;
  }
}
