import "server-only";
import type { Db } from "@/lib/db/client";

/** What is left as a receipt when the value is confirmed after a call of ours. */
export type WantedReceipt = {
  causeKey: string;
  /** A whole message key. */
  reason: string;
  allowedBy: string;
  /** Only where the receipt is this marketplace's own: a stock that follows the balance leaves one for all. */
  isOfMarketplace?: boolean;
};

type StockWish = {
  productId: string;
  /** One connection alone: its card has just gone live. */
  connectionId?: string;
  /** Without it: "stock follows the balance", one receipt a movement. */
  receipt?: WantedReceipt;
};

/**
 * Every live listing of the product is to show what buyers may still order, as of this transaction. The balance's row is
 * locked before it is read, so that wishes stand in the order of the movements. Also when the number is the same: an
 * order may have changed what the marketplace shows. A product whose stock was never counted says nothing. Returns the connections that have something to do now.
 */
export async function wantStock(
  partnerId: string,
  { productId, connectionId, receipt }: StockWish,
  db: Db,
): Promise<string[]> {
  await db.$executeRaw`
    select 1 from stock_balances where "partnerId" = ${partnerId}::uuid and "productId" = ${productId}::uuid for update`;
  const given = receipt ? JSON.stringify(receipt) : null;
  const rows = await db.$queryRaw<{ connectionId: string }[]>`
    insert into wanted_values as w
      (id, "partnerId", "connectionId", "listingId", field, state, wanted, version, "nextTryAt", receipt, "updatedAt")
    select gen_random_uuid(), l."partnerId", l."connectionId", l.id, 'STOCK', 'WAITING',
      greatest(0, b."onHand" - b.reserved), 1, now(),
      coalesce(${given}::jsonb, ${followReceipt}::jsonb || jsonb_build_object('causeKey',
        'stock-set/' || l."productId" || '/' || coalesce(m."causeKey", 'none'))), now()
    from listings l
    join marketplace_integrations c on c."partnerId" = l."partnerId" and c.id = l."connectionId" and c.active
    join stock_balances b on b."productId" = l."productId"
    left join lateral (select "causeKey" from stock_movements s
      where s."partnerId" = l."partnerId" and s."productId" = l."productId" order by "createdAt" desc limit 1) m on true
    where l."partnerId" = ${partnerId}::uuid and l."productId" = ${productId}::uuid and l.state = 'LIVE'
      and (${connectionId ?? null}::uuid is null or l."connectionId" = ${connectionId ?? null}::uuid)
    order by l.id
    on conflict ("listingId", field) do update set
      wanted = excluded.wanted, version = w.version + 1, attempts = 0, receipt = excluded.receipt,
      state = case when w."leaseUntil" > now() then w.state else 'WAITING' end,
      "nextTryAt" = now(), "updatedAt" = now()
    returning "connectionId"`;
  return [...new Set(rows.map((row) => row.connectionId))];
}

const followReceipt = JSON.stringify({ reason: "orders.receipts.stockFollows", allowedBy: "autonomy" });

/**
 * Stock rows that are about to be compared or sent are brought to the balance of this moment: the movement's own event
 * may still be on its way. `ids` are rows of `wanted_values`.
 */
export async function refreshStock(partnerId: string, ids: string[], db: Db): Promise<void> {
  await db.$executeRaw`
    select 1 from stock_balances where "partnerId" = ${partnerId}::uuid and "productId" in (
      select l."productId" from wanted_values w join listings l on l.id = w."listingId"
      where w."partnerId" = ${partnerId}::uuid and w.id = any (${ids}::uuid[]))
    order by "productId" for update`;
  await db.$executeRaw`
    update wanted_values w set wanted = greatest(0, b."onHand" - b.reserved), version = w.version + 1, attempts = 0,
      receipt = ${followReceipt}::jsonb || jsonb_build_object('causeKey',
        'stock-set/' || l."productId" || '/' || coalesce(m."causeKey", 'none')), "updatedAt" = now()
    from listings l
    join stock_balances b on b."productId" = l."productId"
    left join lateral (select "causeKey" from stock_movements s
      where s."partnerId" = l."partnerId" and s."productId" = l."productId" order by "createdAt" desc limit 1) m on true
    where w."partnerId" = ${partnerId}::uuid and w.id = any (${ids}::uuid[]) and w.field = 'STOCK'
      and l.id = w."listingId" and w.wanted <> greatest(0, b."onHand" - b.reserved)`;
}

type PriceWish = {
  connectionId: string;
  listingId: string;
  /** In the shop's currency; it has passed the guard (promise O6). */
  amountMinor: bigint;
  receipt: WantedReceipt | null;
};

/** The listing is to ask this price. An older one that was not sent yet is dropped, and so is an open question. */
export async function wantPrice(
  partnerId: string,
  { connectionId, listingId, amountMinor, receipt }: PriceWish,
  db: Db,
): Promise<void> {
  const given = receipt ? JSON.stringify(receipt) : null;
  await db.$executeRaw`
    insert into wanted_values as w
      (id, "partnerId", "connectionId", "listingId", field, state, wanted, version, "nextTryAt", receipt, "updatedAt")
    values (gen_random_uuid(), ${partnerId}::uuid, ${connectionId}::uuid, ${listingId}::uuid, 'PRICE', 'WAITING',
      ${amountMinor}, 1, now(), ${given}::jsonb, now())
    on conflict ("listingId", field) do update set
      wanted = excluded.wanted, version = w.version + 1, attempts = 0, receipt = excluded.receipt,
      state = case when w."leaseUntil" > now() then w.state else 'WAITING' end,
      "nextTryAt" = now(), asked = null, "questionId" = null, question = null, "updatedAt" = now()
    where w."partnerId" = ${partnerId}::uuid`;
}
