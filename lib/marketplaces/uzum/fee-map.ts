import { z } from "zod";
import type { Fee } from "@/lib/marketplaces/types";
import { count, id, list, som, text, time } from "@/lib/marketplaces/uzum/wire";
import { add, type Money, money, negate } from "@/lib/money";

const line = z.object({
  id,
  orderId: id,
  status: text,
  date: time,
  dateIssued: time,
  skuTitle: text,
  sellerSkuCode: text,
  /** Live accounts answer `sellPrice`, the specification's text says `sellerPrice`. */
  sellPrice: som.nullish(),
  sellerPrice: som.nullish(),
  amount: count,
  amountReturns: count,
  commission: som.nullish(),
  logisticDeliveryFee: som.nullish(),
  sellerProfit: som.nullish(),
});

export const financePage = z.object({
  orderItems: list(line),
  totalElements: count,
});

export type FinanceLine = z.output<typeof line>;

/** PROCESSING figures are a forecast: they are booked when the sale is done or undone. */
export const isBooked = ({ status }: FinanceLine) => status !== null && status !== "PROCESSING";

/**
 * Uzum keeps one line a sale and overwrites it: after a return the same line reads amount 0 and commission 0. So the
 * ids stay and the amounts are what holds now; a smaller amount than before is money given back.
 */
export function mapFees(wire: FinanceLine): Fee[] {
  const commission = wire.commission ?? zero;
  const logistics = wire.logisticDeliveryFee ?? zero;
  const withheld = findWithheld(wire, commission, logistics);
  const parts: { kind: Fee["kind"]; rawKind: string; amount: Money }[] = [
    { kind: "commission", rawKind: "commission", amount: commission },
    { kind: "logistics", rawKind: "logisticDeliveryFee", amount: logistics },
    { kind: "other", rawKind: "sellPrice*amount-commission-logisticDeliveryFee-sellerProfit", amount: withheld },
  ];
  const isUndone = wire.amountReturns > 0 || wire.amount === 0;
  return parts
    .filter(({ amount }) => amount.amountMinor !== 0n || isUndone)
    .map(({ kind, rawKind, amount }) => ({
      externalId: `${wire.id}:${kind}`,
      orderExternalId: wire.orderId,
      externalLineId: wire.id,
      sku: wire.sellerSkuCode ?? wire.skuTitle,
      kind,
      rawKind,
      amount,
      occurredAt: wire.dateIssued ?? wire.date ?? new Date(0),
    }));
}

const zero = money(0n, "UZS");

/**
 * The delivery fee field is often 0 although the fee is taken out of `sellerProfit` (seen on live accounts), so what
 * is missing between the price and the payout is a fee too. Not told for returns, where `amount` is ambiguous.
 */
function findWithheld(wire: FinanceLine, commission: Money, logistics: Money): Money {
  const unitPrice = wire.sellPrice ?? wire.sellerPrice;
  if (!unitPrice || !wire.sellerProfit || wire.amount <= 0 || wire.amountReturns > 0) return zero;
  const revenue = money(unitPrice.amountMinor * BigInt(wire.amount), "UZS");
  const rest = add(revenue, negate(commission), negate(logistics), negate(wire.sellerProfit));
  return rest.amountMinor > 0n ? rest : zero;
}
