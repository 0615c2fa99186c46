import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarketplaceOrder, MarketplaceOrderLine } from "@/lib/marketplaces/types";
import { findConnectedAt, findProductOfLine, findTariffVersion, insertLines } from "@/lib/orders/repository";
import { dateOfDay, dayOf } from "@/lib/profit/days";
import { findBookingRate } from "@/lib/rates/find-rate";

/** Marketplaces round their times, and their clocks are not ours. */
const clockSkewMs = 60_000;

type Place = { partnerId: string; orderId: string; shopId: string };

/**
 * Stores lines that are seen for the first time with all that their sums follow from, as it stands now (promise M5):
 * price, cost, the rate of the sale's day and the tariff in force when the buyer ordered. No later edit changes them.
 */
export async function freezeLines(
  db: Db,
  { partnerId, orderId, shopId }: Place,
  order: MarketplaceOrder,
  lines: MarketplaceOrderLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const day = dayOf(order.orderedAt);
  const tariff = await findTariffVersion(partnerId, order.orderedAt, db);
  // What was sold before the shop was connected owes us nothing: we had no part in it.
  const isImported = order.orderedAt.getTime() < (await findConnectedAt(partnerId, shopId, db)).getTime() - clockSkewMs;
  const rows = [];
  for (const { externalLineId, listing, title, quantity, unitPrice } of lines) {
    const product = await findProductOfLine(partnerId, shopId, listing, db);
    const rate = await findBookingRate(unitPrice.currency, day, db);
    rows.push({
      orderId,
      externalLineId,
      productId: product?.id ?? null,
      sku: listing.sku,
      // The seller knows the goods by the name given here; a marketplace has its own, often in another language.
      title: product?.name ?? title,
      quantity,
      unitPriceMinor: unitPrice.amountMinor,
      currency: unitPrice.currency,
      ...(rate && { rateToUzs: rate.rateToUzs, rateDate: dateOfDay(rate.day), rateSource: rate.source }),
      unitCostMinor: product?.costMinor ?? null,
      tariffVersionId: tariff.id,
      commissionBasisPoints: isImported ? 0 : tariff.commissionBasisPoints,
    });
  }
  await insertLines(partnerId, rows, db);
}
