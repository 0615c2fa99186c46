import type { Hono } from "hono";
import { z } from "zod";
import { currency } from "./cabinet.ts";
import type { Guard } from "./guard.ts";
import { BadRequest, takePage } from "./replies.ts";
import type { Return } from "./returns.ts";
import { moscowDay, moscowTime, type State, toAmount } from "./state.ts";

const day = z.iso.date().optional();
const filterSchema = z.object({
  fromDate: day,
  toDate: day,
  type: z.enum(["UNREDEEMED", "RETURN"]).optional(),
  orderIds: z
    .string()
    .regex(/^\d+(,\d+){0,49}$/)
    .optional(),
});

export function addReturnRoutes(app: Hono, state: State, guard: Guard) {
  /** By the day of the last change, both days included. */
  app.get("/v2/campaigns/:campaignId/returns", guard("getReturns"), (c) => {
    const parsed = filterSchema.safeParse(c.req.query());
    if (!parsed.success) throw new BadRequest("fromDate, toDate: YYYY-MM-DD");
    const { fromDate, toDate, type, orderIds } = parsed.data;
    const ids = orderIds?.split(",").map(Number);
    const found = state.returns
      .list()
      .map(({ value }) => value)
      .filter(({ updatedAt }) => !fromDate || moscowDay(updatedAt) >= fromDate)
      .filter(({ updatedAt }) => !toDate || moscowDay(updatedAt) <= toDate)
      .filter(({ kind }) => !type || kind === type)
      .filter(({ orderId }) => !ids || ids.includes(orderId));
    const { items, paging } = takePage(c, found, { default: 50, maximum: 100 });
    return c.json({ status: "OK", result: { returns: items.map((one) => returnToWire(state, one)), paging } });
  });
}

function returnToWire(state: State, one: Return) {
  const amount = { value: toAmount(one.unitTiyin * one.count), currencyId: currency };
  const marketSku = state.cards.get(one.offerId)?.marketSku;
  return {
    id: one.id,
    orderId: one.orderId,
    creationDate: moscowTime(one.createdAt),
    updateDate: moscowTime(one.updatedAt),
    ...(one.refundStatus !== null && { refundStatus: one.refundStatus }),
    logisticPickupPoint: { id: 10_001, name: "ПВЗ Ташкент", type: "PICKUP_POINT" },
    shipmentRecipientType: "SHOP",
    shipmentStatus: one.shipmentStatus,
    amount,
    items: [
      {
        ...(marketSku !== undefined && { marketSku }),
        shopSku: one.offerId,
        count: one.count,
        ...(one.kind === "RETURN" && {
          decisions: [
            {
              returnItemId: one.id * 10,
              count: one.count,
              comment: one.reason,
              reasonType: "DOES_NOT_FIT",
              subreasonType: "USER_DID_NOT_LIKE",
              decisionType: "REFUND_MONEY",
              amount,
            },
          ],
        }),
      },
    ],
    returnType: one.kind,
    ...(one.kind === "RETURN" && { fastReturn: false }),
  };
}
