import "server-only";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { ListingRef, MarketplaceOrder, MarketplaceOrderLine } from "@/lib/marketplaces/types";
import { type FrozenLine, type Goods, type LetGo, listGoods, type Terms } from "@/lib/orders/page-repository";
import { wasSoldBefore } from "@/lib/orders/rules";
import { dayOf } from "@/lib/profit/days";
import { findBookingRates } from "@/lib/rates/find-rate";

export type LinesToFreeze = { orderId: string; shopId: string; order: MarketplaceOrder; lines: MarketplaceOrderLine[] };

/** A line before its stock is settled; `productSince` is null for goods that we do not know. */
export type FreshLine = FrozenLine & { productSince: Date | null };

/**
 * Works out lines that are seen for the first time with all that their sums follow from, as it stands now (promise M5):
 * price, cost, the rate of the sale's day and the tariff in force when the buyer ordered. No later edit changes them.
 */
export async function freezeLines(
  db: Db,
  partnerId: string,
  terms: Terms,
  places: LinesToFreeze[],
): Promise<FreshLine[]> {
  const lines = places.flatMap((place) => place.lines.map((line) => ({ ...place, line, day: "" })));
  if (lines.length === 0) return [];
  const days = new Map(places.map(({ orderId, order }) => [orderId, dayOf(order.orderedAt)]));
  for (const one of lines) one.day = days.get(one.orderId) ?? "";
  const findGoods = indexGoods(
    await listGoods(
      partnerId,
      [...new Set(places.map(({ shopId }) => shopId))],
      [...new Set(lines.flatMap(({ line }) => namesOf(line.listing)))],
      db,
    ),
  );
  const findRate = await findBookingRates(
    lines.map(({ line, day }) => ({ currency: line.unitPrice.currency, day })),
    db,
  );
  return lines.map(({ orderId, shopId, order, line, day }) => {
    const { externalLineId, listing, title, quantity, unitPrice } = line;
    const product = findGoods(shopId, listing);
    const rate = findRate(unitPrice.currency, day);
    const tariff = findTariff(terms, order.orderedAt);
    return {
      id: newId(),
      orderId,
      externalLineId,
      productId: product?.id ?? null,
      sku: listing.sku,
      // The seller knows the goods by the name given here; a marketplace has its own, often in another language.
      title: product?.name ?? title,
      quantity,
      unitPriceMinor: unitPrice.amountMinor,
      currency: unitPrice.currency,
      rateToUzs: rate?.rateToUzs ?? null,
      rateDate: rate?.day ?? null,
      rateSource: rate?.source ?? null,
      unitCostMinor: product?.costMinor ?? null,
      tariffVersionId: tariff.id,
      // What was sold before the shop was connected owes us nothing: we had no part in it.
      commissionBasisPoints: wasSoldBefore(terms.connectedAt, order) ? 0 : tariff.commissionBasisPoints,
      shortage: 0,
      reserved: 0,
      shipped: 0,
      movements: 0,
      productSince: product?.createdAt ?? null,
    };
  });
}

/** In force when the buyer ordered; the first one for a sale from before it. */
function findTariff({ tariffs }: Terms, orderedAt: Date) {
  const tariff = tariffs.findLast(({ validFrom }) => validFrom <= orderedAt) ?? tariffs[0];
  if (!tariff) throw new Error("the partner's tariff has no version");
  return tariff;
}

const namesOf = ({ sku, variantExternalId }: ListingRef) => (variantExternalId ? [sku, variantExternalId] : [sku]);

/** By the shop's own listing first; else by the seller's code, which is the same everywhere. */
function indexGoods(goods: (Goods | LetGo)[]) {
  const bySku = new Map<string, Goods | LetGo>();
  const byVariant = new Map<string, Goods | LetGo>();
  const byCode = new Map<string, Goods>();
  for (const one of goods) {
    if (one.shopId === null) {
      if (one.id !== null) byCode.set(one.sku, one);
      continue;
    }
    bySku.set(`${one.shopId} ${one.listingSku}`, one);
    if (one.variantExternalId) byVariant.set(`${one.shopId} ${one.variantExternalId}`, one);
  }
  return (shopId: string, { sku, variantExternalId }: ListingRef): Goods | undefined => {
    const found =
      bySku.get(`${shopId} ${sku}`) ??
      (variantExternalId ? byVariant.get(`${shopId} ${variantExternalId}`) : undefined) ??
      byVariant.get(`${shopId} ${sku}`) ??
      byCode.get(sku);
    return found?.id == null ? undefined : found;
  };
}
