import { openMarketplace } from "@/lib/connections/open-marketplace";
import { query } from "../support/people.ts";
import type { StormStage } from "./storm-stage.ts";

type OrderLine = { market: string; id: string; state: string };

/** How each order stands at the marketplaces themselves, read by the adapters. */
export async function readTruth({ partnerId, connections }: StormStage): Promise<OrderLine[]> {
  const truth = new Map<string, OrderLine>();
  for (const [market, { id }] of Object.entries(connections)) {
    const { marketplace, shop } = await openMarketplace(partnerId, id);
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof marketplace.listOrders>> = await marketplace.listOrders({
        shop,
        since: new Date(Date.now() - 6 * 3_600_000),
        until: new Date(Date.now() + 60_000),
        cursor,
      });
      for (const order of page.items) {
        truth.set(`${market} ${order.externalId}`, { market, id: order.externalId, state: order.state });
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
  return [...truth.values()].sort(byOrder);
}

const byOrder = (one: OrderLine, other: OrderLine) =>
  one.market.localeCompare(other.market) || one.id.localeCompare(other.id);

export async function readOrders({ superuserUrl, partnerId }: StormStage): Promise<OrderLine[]> {
  const rows = await query<OrderLine>(
    superuserUrl,
    `select c.marketplace::text as market, o."externalId" as id, o.state::text as state
     from orders o join marketplace_integrations c on c.id = o."connectionId" where o."partnerId" = $1`,
    [partnerId],
  );
  return rows.sort(byOrder);
}

export function countWrong(orders: OrderLine[], truth: OrderLine[]): { missing: number; wrong: number; extra: number } {
  const known = new Map(orders.map((order) => [`${order.market} ${order.id}`, order.state]));
  const missing = truth.filter(({ market, id }) => !known.has(`${market} ${id}`)).length;
  const wrong = truth.filter(({ market, id, state }) => (known.get(`${market} ${id}`) ?? state) !== state).length;
  return { missing, wrong, extra: orders.length - (truth.length - missing) };
}

/** What stock and money say, without ids and times; what two runs of the same orders are compared by. */
export async function readBooks({ superuserUrl, partnerId }: StormStage): Promise<Record<string, unknown>> {
  const read = (sql: string) => query(superuserUrl, sql, [partnerId]);
  return {
    orders: await read(
      `select c.marketplace::text as market, o."externalId" as id, o.state::text as state, o."totalMinor"::text as total,
         o.currency::text as currency, (select count(*)::int from order_lines l where l."orderId" = o.id) as lines
       from orders o join marketplace_integrations c on c.id = o."connectionId" where o."partnerId" = $1 order by 1, 2`,
    ),
    stock: await read(
      `select p.sku, b."onHand", b.reserved from stock_balances b join products p on p.id = b."productId"
       where b."partnerId" = $1 order by 1`,
    ),
    commissions: await read(
      `select count(distinct "orderLineId")::int as lines, sum("amountMinor")::text as total
       from commission_paid where "partnerId" = $1`,
    ),
    ledger: await read(
      `select account::text as account, currency::text as currency, sum("amountMinor")::text as total from ledger_entries
       where "partnerId" = $1 group by 1, 2 order by 1, 2`,
    ),
    profit: await read(
      `select marketplace::text as market, sum(orders)::text as orders, sum(units)::text as units,
         sum("deliveredOrders")::text as delivered, sum("revenueMinor")::text as revenue,
         sum("costMinor")::text as cost, sum("commissionMinor")::text as commission
       from analytics where "partnerId" = $1 group by 1 order by 1`,
    ),
  };
}

/** A line's commission booked twice, a unit reserved or shipped twice: the books say another sum than the orders. */
export async function countDoubles({ superuserUrl, partnerId }: StormStage) {
  const [row] = await query<{ commissions: number; reserved: number; gone: number }>(
    superuserUrl,
    `with due as (
       select sum(l.quantity) filter (where o.state in ('NEW', 'TO_PACK', 'PACKED'))::int as open,
              sum(l.quantity) filter (where o.state in ('IN_TRANSIT', 'AT_PICKUP', 'DELIVERED'))::int as gone
       from order_lines l join orders o on o.id = l."orderId" where l."partnerId" = $1
     )
     select (select count(*)::int from (select from commission_paid where "partnerId" = $1 and kind = 'ACCRUAL'
               group by "orderLineId" having count(*) > 1) twice) as commissions,
            (select sum(reserved)::int from stock_balances where "partnerId" = $1) - coalesce(due.open, 0) as reserved,
            (select sum("onHand")::int from stock_movements where "partnerId" = $1 and kind = 'RECEIPT')
              - (select sum("onHand")::int from stock_balances where "partnerId" = $1) - coalesce(due.gone, 0) as gone
     from due`,
    [partnerId],
  );
  return row ?? { commissions: Number.NaN, reserved: Number.NaN, gone: Number.NaN };
}
