import "server-only";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { CommissionToBook } from "@/lib/profit/commission-rules";
import type { Figures } from "@/lib/profit/figures";
import type { OrderFacts } from "@/lib/profit/order-facts";

const factFields = {
  id: true,
  state: true,
  orderedAt: true,
  deliveredAt: true,
  connection: { select: { marketplace: true } },
  lines: {
    select: {
      id: true,
      quantity: true,
      unitPriceMinor: true,
      currency: true,
      rateToUzs: true,
      unitCostMinor: true,
      tariffVersionId: true,
      commissionBasisPoints: true,
      commissions: { select: { kind: true, sourceEvent: true, amountMinor: true } },
    },
  },
  fees: { select: { kind: true, amountMinor: true, currency: true, rateToUzs: true, occurredAt: true } },
} as const;

/** In the order of the ids; what is not there is left out. */
export async function listOrderFacts(partnerId: string, orderIds: string[], db: Db): Promise<OrderFacts[]> {
  const rows = await db.order.findMany({ where: { partnerId, id: { in: orderIds } }, select: factFields });
  const facts = new Map(
    rows.map(({ connection, lines, fees, ...order }): [string, OrderFacts] => [
      order.id,
      {
        ...order,
        marketplace: connection.marketplace,
        lines: lines.map((line) => ({ ...line, rateToUzs: line.rateToUzs?.toFixed() ?? null })),
        fees: fees.map((fee) => ({ ...fee, rateToUzs: fee.rateToUzs?.toFixed() ?? null })),
      },
    ]),
  );
  return orderIds.flatMap((id) => facts.get(id) ?? []);
}

/** The records and their ledger entries. Each stands under a unique key: a second booking is refused, not repeated. */
export async function bookCommissions(partnerId: string, due: CommissionToBook[], db: Db): Promise<void> {
  const rows = due.map(({ baseMinor, amountMinor, ...rest }) => {
    const kind = rest.kind.toLowerCase();
    return {
      ...rest,
      id: newId(),
      baseMinor: String(baseMinor),
      amountMinor: String(amountMinor),
      transactionId: newId(),
      key: `commission/${rest.orderLineId}/${kind}/${rest.sourceEvent}`,
      ledgerKind: `commission.${kind}`,
      partnerEntryId: newId(),
      incomeEntryId: newId(),
    };
  });
  await db.$executeRaw`
    with due as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "orderLineId" uuid, kind "CommissionKind", "sourceEvent" text, "baseMinor" bigint, "basisPoints" int,
        "amountMinor" bigint, "tariffVersionId" uuid, "transactionId" uuid, key text, "ledgerKind" text,
        "partnerEntryId" uuid, "incomeEntryId" uuid)
    ), records as (
      insert into commission_paid (id, "partnerId", "orderLineId", kind, "sourceEvent", "baseMinor", "basisPoints",
        "amountMinor", "tariffVersionId")
      select id, ${partnerId}::uuid, "orderLineId", kind, "sourceEvent", "baseMinor", "basisPoints", "amountMinor",
        "tariffVersionId" from due
    ), transactions as (
      insert into ledger_transactions (id, "partnerId", "idempotencyKey", kind)
      select "transactionId", ${partnerId}::uuid, key, "ledgerKind" from due
    )
    insert into ledger_entries (id, "partnerId", "transactionId", account, "amountMinor", currency)
    select e.id, ${partnerId}::uuid, due."transactionId", e.account, e.amount, 'UZS'
    from due cross join lateral (values
      (due."partnerEntryId", 'PARTNER'::"LedgerAccount", due."amountMinor"),
      (due."incomeEntryId", 'COMMISSION_INCOME'::"LedgerAccount", -due."amountMinor")) as e(id, account, amount)`;
}

export type FiguresToPost = { marketplace: MarketplaceId; day: string; change: Figures };

/** Adds changes to the days' rows in one statement: writers at the same time add up, in one order of days. */
export async function postFigures(partnerId: string, changes: FiguresToPost[], db: Db): Promise<void> {
  const rows = changes.map(({ marketplace, day, change }) => ({
    ...change,
    id: newId(),
    marketplace,
    day,
    revenueMinor: String(change.revenueMinor),
    costMinor: String(change.costMinor),
    feesMinor: String(change.feesMinor),
    commissionMinor: String(change.commissionMinor),
  }));
  await db.$executeRaw`
    insert into analytics as a (id, "partnerId", day, marketplace, orders, units, "deliveredOrders", "revenueMinor",
      "costMinor", "feesMinor", "commissionMinor", "pendingLines", "updatedAt")
    select id, ${partnerId}::uuid, day, marketplace, orders, units, "deliveredOrders", "revenueMinor", "costMinor",
      "feesMinor", "commissionMinor", "pendingLines", now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, day date, marketplace "MarketplaceName", orders int, units int, "deliveredOrders" int,
      "revenueMinor" bigint, "costMinor" bigint, "feesMinor" bigint, "commissionMinor" bigint, "pendingLines" int)
    order by day, marketplace
    on conflict ("partnerId", day, marketplace) do update set
      orders = a.orders + excluded.orders,
      units = a.units + excluded.units,
      "deliveredOrders" = a."deliveredOrders" + excluded."deliveredOrders",
      "revenueMinor" = a."revenueMinor" + excluded."revenueMinor",
      "costMinor" = a."costMinor" + excluded."costMinor",
      "feesMinor" = a."feesMinor" + excluded."feesMinor",
      "commissionMinor" = a."commissionMinor" + excluded."commissionMinor",
      "pendingLines" = a."pendingLines" + excluded."pendingLines",
      "updatedAt" = now()`;
}
