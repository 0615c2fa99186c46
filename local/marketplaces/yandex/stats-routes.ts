import type { Hono } from "hono";
import { z } from "zod";
import { type Cabinet, currency } from "./cabinet.ts";
import type { Guard } from "./guard.ts";
import { readBody, takePage } from "./replies.ts";
import { moscowDay, moscowTime, type Order, type State, toAmount } from "./state.ts";

const statsSchema = z.object({
  dateFrom: z.iso.date().optional(),
  dateTo: z.iso.date().optional(),
  orders: z.array(z.number().int()).min(1).max(200).nullish(),
});

export function addStatsRoutes(app: Hono, state: State, guard: Guard) {
  app.post("/v2/campaigns/:campaignId/stats/orders", guard("getOrdersStats"), async (c) => {
    const { orders: ids, dateFrom, dateTo } = await readBody(c, statsSchema);
    const wanted = state.orders
      .list()
      .map(({ value }) => value)
      .filter(({ id, createdAt }) => {
        const created = moscowDay(createdAt);
        return (!ids || ids.includes(id)) && (!dateFrom || created >= dateFrom) && (!dateTo || created <= dateTo);
      });
    const { items, paging } = takePage(c, wanted, { default: 100, maximum: 200 });
    return c.json({
      status: "OK",
      result: { orders: items.map((order) => statsToWire(state.cabinet, order)), paging },
    });
  });
}

function statsToWire(cabinet: Cabinet, order: Order) {
  const totalTiyin = order.unitTiyin * order.count;
  return {
    id: order.id,
    creationDate: moscowDay(order.createdAt),
    statusUpdateDate: moscowTime(order.updatedAt),
    status: statsStatus(order),
    paymentType: "PREPAID",
    fake: false,
    items: [
      {
        offerName: order.name,
        shopSku: order.offerId,
        count: order.count,
        prices: [{ type: "BUYER", costPerItem: toAmount(order.unitTiyin), total: toAmount(totalTiyin) }],
        warehouse: { id: cabinet.warehouseId, name: cabinet.warehouseName },
      },
    ],
    payments: [],
    commissions: feesOf(order).map(({ type, tiyin }) => ({ type, actual: toAmount(tiyin) })),
    currency,
  };
}

function statsStatus({ status, isShipped }: Order): string {
  if (status !== "CANCELLED") return status;
  return isShipped ? "CANCELLED_IN_DELIVERY" : "CANCELLED_IN_PROCESSING";
}

/** Invented rates, in basis points, of the kinds that a sale in Uzbekistan carries. */
export const rates = [
  { type: "FEE", basisPoints: 900 },
  { type: "DELIVERY_TO_CUSTOMER", basisPoints: 550 },
  { type: "PAYMENT_TRANSFER", basisPoints: 160 },
];
const returnProcessingTiyin = 1_500_000;

/** Booked when the buyer has the goods; a return costs its handling on top. */
function feesOf({ deliveredAt, status, unitTiyin, count }: Order): { type: string; tiyin: number }[] {
  if (deliveredAt === null) return [];
  const sale = rates.map(({ type, basisPoints }) => ({
    type,
    tiyin: Math.round((unitTiyin * count * basisPoints) / 10_000),
  }));
  return status.endsWith("RETURNED") ? [...sale, { type: "RETURN_PROCESSING", tiyin: returnProcessingTiyin }] : sale;
}
