import "server-only";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure, recordSuccess } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import { findReadUntil, moveReadUntil } from "@/lib/orders/repository";
import { findWindow } from "@/lib/orders/rules";
import { takeOrders } from "@/lib/orders/take-orders";

/** A job gives its own steps, so that a long import is continued and not begun anew; answers must be plain JSON. */
export type RunStep = <T extends string | number | null | object>(name: string, work: () => Promise<T>) => Promise<T>;

type Options = { now?: Date; isSweep?: boolean; step?: RunStep };

/**
 * Reads all orders that changed since the last time, shop by shop and page by page; each page commits before the next
 * is asked for, and the cursor moves when all of them have (promise I7). `isSweep` reads the last 45 days again.
 */
export async function syncOrders(partnerId: string, connectionId: string, options: Options = {}): Promise<number> {
  const { now = new Date(), isSweep = false, step = (_, work) => work() } = options;
  const noted: RunStep = (name, work) => step(name, () => noteFailure(partnerId, connectionId, work));
  const window = await noted("open", async () => {
    const { marketplace, shops } = await openMarketplace(partnerId, connectionId);
    const readUntil = await inPartner(partnerId, (db) => findReadUntil(partnerId, connectionId, db));
    const { since, until } = findWindow({ readUntil, now, isSweep });
    const isOffered = marketplace.can.has("list-orders");
    return { shopIds: isOffered ? shops.map(({ id }) => id) : [], since: since.getTime(), until: until.getTime() };
  });
  let changed = 0;
  for (const [index, shopId] of window.shopIds.entries()) {
    let cursor: string | null = null;
    let number = 0;
    do {
      const from: string | null = cursor;
      const page: Awaited<ReturnType<typeof readPage>> = await noted(`read-${index}-${number}`, () =>
        readPage(partnerId, connectionId, { ...window, shopId, cursor: from }),
      );
      changed += page.changed;
      // A page may be empty while there are more.
      cursor = page.nextCursor;
      number += 1;
    } while (cursor !== null);
  }
  await noted("close", async () => {
    await inPartner(partnerId, (db) => moveReadUntil(partnerId, connectionId, new Date(window.until), db));
    await recordSuccess(partnerId, connectionId);
    return null;
  });
  return changed;
}

type PageOf = { shopId: string; since: number; until: number; cursor: string | null };

async function readPage(
  partnerId: string,
  connectionId: string,
  { shopId, since, until, cursor }: PageOf,
): Promise<{ changed: number; nextCursor: string | null }> {
  const { marketplace, connection, shops } = await openMarketplace(partnerId, connectionId);
  const shop = shops.find(({ id }) => id === shopId);
  if (!shop) return { changed: 0, nextCursor: null };
  const page = await marketplace.listOrders({ shop, since: new Date(since), until: new Date(until), cursor });
  return { changed: await takeOrders(partnerId, connection, shop, page.items), nextCursor: page.nextCursor };
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
