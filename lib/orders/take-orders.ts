import "server-only";
import { createHash } from "node:crypto";
import { raiseAlarm } from "@/lib/connections/alarms";
import { inPartner } from "@/lib/db/client";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { announceOrders } from "@/lib/orders/announce-orders";
import { cleanOrder } from "@/lib/orders/clean-order";
import { listOpenLetters, type NewLetter, resolveLetters, saveLetters } from "@/lib/orders/dead-letter-repository";
import { type DeadLetterReason, findFlaw } from "@/lib/orders/find-flaw";
import { type KnownRow, listKnownOrders } from "@/lib/orders/page-repository";
import { findRefusal } from "@/lib/orders/refusal";
import { isUnknownState, mergeReading } from "@/lib/orders/rules";
import { type Reading, type StoredOrder, storeOrders } from "@/lib/orders/store-order";
import { dayOf } from "@/lib/profit/days";
import { ensureRates } from "@/lib/rates/fetch-rates";

/** Orders a transaction. */
const pageSize = 500;

type Shop = { id: string; externalId: string };

export type TakeOptions = {
  /** What was refused before is tried again, though nothing about it has changed. */
  isRetry?: boolean;
};

/**
 * Stores what was read of a shop, some hundred orders a transaction, and tells about what changed. What cannot be
 * stored stops nothing else: it becomes a dead letter that the partner sees. Gives how many orders changed.
 */
export async function takeOrders(
  partnerId: string,
  connection: { id: string },
  shop: Shop,
  orders: MarketplaceOrder[],
  options: TakeOptions = {},
): Promise<number> {
  const changed: string[] = [];
  try {
    for (const page of cutPages(orders.map(cleanOrder))) {
      const stored = await takePage(partnerId, connection.id, shop, page, options);
      changed.push(...stored.filter(({ isChanged }) => isChanged).map(({ orderId }) => orderId));
    }
  } finally {
    await announceOrders(partnerId, changed);
  }
  return changed.length;
}

/** An order stands in a page once: what is told twice is stored one after the other. */
function cutPages(orders: MarketplaceOrder[]): MarketplaceOrder[][] {
  const pages: Map<string, MarketplaceOrder>[] = [];
  for (const order of orders) {
    const last = pages.at(-1);
    if (last && last.size < pageSize && !last.has(order.externalId)) last.set(order.externalId, order);
    else pages.push(new Map([[order.externalId, order]]));
  }
  return pages.map((page) => [...page.values()]);
}

async function takePage(
  partnerId: string,
  connectionId: string,
  shop: Shop,
  orders: MarketplaceOrder[],
  { isRetry = false }: TakeOptions,
): Promise<StoredOrder[]> {
  const ids = orders.map(({ externalId }) => externalId);
  const { known, letters } = await inPartner(partnerId, async (db) => ({
    known: await listKnownOrders(partnerId, connectionId, ids, db),
    letters: await listOpenLetters(partnerId, connectionId, ids, db),
  }));
  const rows = new Map(known.map((row) => [row.externalId, row]));
  const refusedBefore = new Map(letters.map(({ externalId, fingerprint }) => [externalId, fingerprint]));
  const refused: NewLetter[] = [];
  const readings: Reading[] = [];
  for (const order of orders.filter((one) => isNews(one, rows.get(one.externalId)))) {
    const before = refusedBefore.get(order.externalId);
    if (before !== undefined && !isRetry && before === fingerprintOf(order)) continue;
    // Another shop's order may have the number of one of ours: it must not touch it.
    const flaw = order.shopExternalId === shop.externalId ? findFlaw(order) : "foreign";
    if (flaw) refused.push(letterOf(order, flaw));
    else readings.push({ shopId: shop.id, order });
  }
  await ensureRates(
    readings.flatMap(({ order }) =>
      order.lines.map(({ unitPrice }) => ({ currency: unitPrice.currency, day: dayOf(order.orderedAt) })),
    ),
  );
  const stored = await storeAll(partnerId, connectionId, readings, refused);
  await noteTroubles(partnerId, connectionId, { readings, refused, refusedBefore });
  return stored;
}

/** A poll reads mostly what is known: one query spares all of it the transaction. */
const isNews = (order: MarketplaceOrder, row: KnownRow | undefined): boolean =>
  !row || row.lines < order.lines.length || mergeReading(row, order) !== null;

/** What the database refuses is found by halves; the rest is stored. */
async function storeAll(
  partnerId: string,
  connectionId: string,
  readings: Reading[],
  refused: NewLetter[],
): Promise<StoredOrder[]> {
  const [first] = readings;
  if (!first) return [];
  try {
    return await storeOrders(partnerId, connectionId, readings);
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === null) throw error;
    if (readings.length === 1) {
      refused.push(letterOf(first.order, "refused", refusal));
      return [];
    }
    const middle = Math.ceil(readings.length / 2);
    return [
      ...(await storeAll(partnerId, connectionId, readings.slice(0, middle), refused)),
      ...(await storeAll(partnerId, connectionId, readings.slice(middle), refused)),
    ];
  }
}

type Page = { readings: Reading[]; refused: NewLetter[]; refusedBefore: Map<string, string> };

async function noteTroubles(partnerId: string, connectionId: string, { readings, refused, refusedBefore }: Page) {
  const refusedNow = new Set(refused.map(({ externalId }) => externalId));
  const taken = readings.map(({ order }) => order).filter(({ externalId }) => !refusedNow.has(externalId));
  const healed = taken.map(({ externalId }) => externalId).filter((id) => refusedBefore.has(id));
  const unknownStates = new Set(taken.filter(isUnknownState).map(({ rawState }) => rawState));
  if (refused.length + healed.length + unknownStates.size === 0) return;
  await inPartner(partnerId, async (db) => {
    if (refused.length > 0) await saveLetters(partnerId, connectionId, refused, db);
    if (healed.length > 0) await resolveLetters(partnerId, connectionId, healed, db);
    for (const rawState of unknownStates) {
      await raiseAlarm(db, { partnerId, connectionId, kind: "unknown-value", detail: rawState.slice(0, 200) });
    }
  });
}

/** All but the time of the reading, which some marketplaces give for the time of the change. */
const fingerprintOf = ({ changedAt: _, ...order }: MarketplaceOrder): string =>
  createHash("sha256").update(toReadableJson(order)).digest("base64url");

function letterOf(order: MarketplaceOrder, reason: DeadLetterReason, code: string | null = null): NewLetter {
  const { externalId, rawState, orderedAt, changedAt, shipBy } = order;
  const lines = order.lines.slice(0, 20).map(({ listing, title, quantity, unitPrice }) => ({
    sku: listing.sku.slice(0, 200),
    title: title.slice(0, 200),
    quantity,
    amountMinor: String(unitPrice.amountMinor).slice(0, 60),
    currency: unitPrice.currency,
  }));
  const details = { rawState: rawState.slice(0, 200), orderedAt, changedAt, shipBy, lines, code };
  return {
    externalId: externalId.slice(0, 500),
    reason,
    details: JSON.parse(toReadableJson(details)),
    fingerprint: fingerprintOf(order),
  };
}

const toReadableJson = (value: unknown): string =>
  JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one));
