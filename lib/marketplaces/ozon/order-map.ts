import { z } from "zod";
import { toOrderState, toRawState } from "@/lib/marketplaces/ozon/order-state";
import {
  readCurrency,
  readMoney,
  wireAll,
  wireAmount,
  wireOptionalId,
  wireText,
  wireTime,
} from "@/lib/marketplaces/ozon/wire";
import type { MarketplaceOrder, MarketplaceOrderLine, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";

/** A list gives the price as an object, a single posting as text with the currency beside it. */
const wirePrice = z.union([z.object({ amount: wireAmount, currency: wireText }), wireAmount]);

const wireProduct = z.object({
  sku: wireOptionalId,
  offer_id: wireText,
  name: wireText,
  quantity: z.number().int().positive(),
  price: wirePrice.nullish(),
  currency_code: wireText,
});

export const wirePosting = z.object({
  posting_number: z.string().min(1),
  status: z.string(),
  substatus: wireText,
  in_process_at: wireTime,
  shipment_date: wireTime,
  delivering_date: wireTime,
  products: wireAll(wireProduct),
});
type WirePosting = z.infer<typeof wirePosting>;

/**
 * A posting is our order. Ozon gives no time of its last change, so the time of reading stands for it. Without goods or
 * without their prices it is for a person to look at: its sums are not to be trusted; those of a cancelled one do not count.
 */
export function toOrder(posting: WirePosting, shop: Shop, readAt: Date): MarketplaceOrder {
  const state = toOrderState(posting);
  const isPriced = posting.products.length > 0 && posting.products.every(({ price }) => price != null);
  const isCalledOff = state === "CANCELLED" || state === "NOT_COLLECTED";
  return {
    externalId: posting.posting_number,
    shopExternalId: shop.externalId,
    state: isPriced || isCalledOff ? state : "ATTENTION",
    rawState: toRawState(posting),
    // Absent until a late payment has come.
    orderedAt: posting.in_process_at ?? readAt,
    changedAt: readAt,
    shipBy: posting.shipment_date,
    lines: toLines(posting, shop),
  };
}

/** Lines have no id of their own: Ozon's SKU names them, with a number where it stands twice. */
function toLines({ products }: WirePosting, shop: Shop): MarketplaceOrderLine[] {
  const seen = new Map<string, number>();
  return products.map((product) => {
    const name = product.sku ?? product.offer_id;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      externalLineId: count === 1 ? name : `${name}#${count}`,
      listing: { sku: product.offer_id, externalId: null, variantExternalId: product.sku },
      title: product.name,
      quantity: product.quantity,
      unitPrice: toUnitPrice(product, shop),
    };
  });
}

function toUnitPrice({ price, currency_code }: z.infer<typeof wireProduct>, shop: Shop) {
  if (price === null || price === undefined) return money(0n, readCurrency(currency_code || shop.currency));
  if (typeof price === "string") return readMoney(price, currency_code || shop.currency);
  return readMoney(price.amount, price.currency || currency_code || shop.currency);
}
