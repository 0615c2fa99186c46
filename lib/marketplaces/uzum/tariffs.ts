import type { TariffQuestion } from "@/lib/marketplaces/port";
import type { Shop, Tariff } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import type { ProductWire, SkuWire } from "@/lib/marketplaces/uzum/listing-wire";
import { findListings } from "@/lib/marketplaces/uzum/listings";

/** The commission of cards that stand in the catalogue already. What delivery costs is in the seller manual alone. */
export async function readTariffs(
  client: UzumClient,
  { shop, items }: { shop: Shop; items: TariffQuestion[] },
): Promise<Tariff[]> {
  if (items.length === 0) return [];
  const found = await findListings(client, shop, items);
  return [...found].flatMap(([asked, { product, sku }]) => {
    const percent = findPercent(product, sku);
    if (percent === null) return [];
    const basisPoints = Math.round(percent * 100);
    return [{ sku: asked, kind: "commission", rawKind: "commission", basisPoints, amount: null }];
  });
}

/** The SKU's own, else its card's, else the card's range where that is one number; null where it is no percentage. */
export function findPercent(
  product: Pick<ProductWire, "commission" | "commissionDto">,
  sku: Pick<SkuWire, "commission">,
) {
  const { minCommission, maxCommission } = product.commissionDto ?? {};
  const ofRange = minCommission === maxCommission ? minCommission : null;
  const percent = sku.commission ?? product.commission ?? ofRange ?? null;
  return percent !== null && percent >= 0 && percent <= 100 ? percent : null;
}
