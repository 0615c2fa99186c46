import "server-only";
import type { HeldRow } from "@/lib/sending/repository";
import type { ShopHand } from "@/lib/sending/send-held";

/** What the marketplace shows, by SKU. What it does not name, or names in another currency, is not in it. */
export type Shown = Map<string, bigint>;

export function canRead({ open: { marketplace }, field }: ShopHand): boolean {
  return marketplace.can.has(field === "STOCK" ? "read-stock" : "read-price");
}

export async function readShown(hand: ShopHand, rows: readonly HeldRow[]): Promise<Shown> {
  if (!canRead(hand) || rows.length === 0) return new Map();
  const { open, shop, field } = hand;
  const asked = new Set(rows.map(({ sku }) => sku));
  const listings = rows.map(({ sku, externalId, variantExternalId }) => ({ sku, externalId, variantExternalId }));
  if (field === "STOCK") {
    const read = await open.marketplace.readStocks({ shop, listings });
    return new Map(read.filter(({ sku }) => asked.has(sku)).map(({ sku, quantity }) => [sku, BigInt(quantity)]));
  }
  const read = await open.marketplace.readPrices({ shop, listings });
  return new Map(
    read
      .filter(({ sku, price }) => asked.has(sku) && price.currency === shop.currency)
      .map(({ sku, price }) => [sku, price.amountMinor]),
  );
}
