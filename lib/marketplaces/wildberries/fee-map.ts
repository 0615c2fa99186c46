import { z } from "zod";
import type { Fee } from "@/lib/marketplaces/types";
import { readCurrency, readReportAmount } from "@/lib/marketplaces/wildberries/amounts";
import { add, type Money, money, negate } from "@/lib/money";

/** A row of the detailed sales report: one operation on one unit. Money is decimal text. */
export const reportRow = z.object({
  rrdId: z.int(),
  currency: z.string(),
  orderId: z.int(),
  srid: z.string(),
  vendorCode: z.string(),
  docTypeName: z.string(),
  sellerOperName: z.string(),
  bonusTypeName: z.string().nullish(),
  quantity: z.int(),
  retailAmount: z.string(),
  retailPriceWithDisc: z.string(),
  forPay: z.string(),
  acquiringFee: z.string(),
  deliveryService: z.string(),
  rebillLogisticCost: z.string(),
  penalty: z.string(),
  paidStorage: z.string(),
  paidAcceptance: z.string(),
  deduction: z.string(),
  additionalPayment: z.string(),
  saleDt: z.string(),
});
export type ReportRow = z.infer<typeof reportRow>;

/** Columns that are a charge by themselves, whatever the operation. */
const charges = [
  ["deliveryService", "logistics"],
  ["rebillLogisticCost", "logistics"],
  ["penalty", "fine"],
  ["paidStorage", "storage"],
  ["paidAcceptance", "other"],
  ["deduction", "other"],
] as const satisfies readonly (readonly [keyof ReportRow, Fee["kind"]])[];

type Part = { column: string; kind: Fee["kind"]; amount: Money };

/**
 * What the seller sold for is `retailAmount`, as in the order, and what arrives is `forPay`; the parts between them
 * are our fees, so that price less fees is the payment to the kopeck.
 */
export function feesFromRow(row: ReportRow): Fee[] {
  const currency = readCurrency(row.currency);
  const read = (text: string) => readReportAmount(text, currency);
  const columns = charges.map(([column, kind]): Part => ({ column, kind, amount: read(row[column]) }));
  const parts = [
    ...partsOfSale(row, read),
    ...columns,
    // "Correction of Wildberries' fee": paid to the seller, so given back.
    { column: "additionalPayment", kind: "other" as const, amount: negate(read(row.additionalPayment)) },
  ];
  return parts
    .filter(({ amount }) => amount.amountMinor !== 0n)
    .map(({ column, kind, amount }) => ({
      externalId: `${row.rrdId}:${column}`,
      orderExternalId: String(row.orderId),
      externalLineId: row.srid || null,
      sku: row.vendorCode || null,
      kind,
      rawKind: [row.sellerOperName, row.bonusTypeName, column].filter(Boolean).join(" / "),
      amount,
      occurredAt: new Date(row.saleDt),
    }));
}

/** A return carries the sums of its sale, unsigned: they are given back. */
function partsOfSale(row: ReportRow, read: (text: string) => Money): Part[] {
  const payment = read(row.forPay);
  if (payment.amountMinor === 0n) return [];
  const listed = read(row.retailPriceWithDisc);
  const acquiring = read(row.acquiringFee);
  const commission = add(listed, negate(payment), negate(acquiring));
  // What Wildberries took off the buyer's price on its own account, and pays the seller.
  const compensation = add(read(row.retailAmount), negate(listed));
  const sign = row.docTypeName === "Возврат" ? negate : (amount: Money) => money(amount.amountMinor, amount.currency);
  return [
    { column: "commission", kind: "commission", amount: sign(commission) },
    { column: "acquiringFee", kind: "acquiring", amount: sign(acquiring) },
    { column: "discountCompensation", kind: "other", amount: sign(compensation) },
  ];
}
