import "server-only";
import { getLocale } from "next-intl/server";
import { type PhotoFacts, photoFactsSchema } from "@/lib/ai/photo-facts";
import { readDimensions } from "@/lib/cards/read-dimensions";
import type { Dimensions } from "@/lib/catalog/guess-dimensions";
import { photoPath } from "@/lib/catalog/photos";
import { findProductDetails } from "@/lib/catalog/repository";
import { inPartner } from "@/lib/db/client";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/money";

export type ProductView = {
  id: string;
  name: string;
  sku: string;
  barcode: string | null;
  brand: string | null;
  category: string | null;
  ikpu: string | null;
  cost: string;
  stock: number;
  photoUrl: string | null;
  dimensions: Dimensions;
  /** False: a guess by category. */
  hasDimensions: boolean;
  facts: PhotoFacts | null;
};

/** Null where this partner has no such product. */
export async function findProductView(partnerId: string, productId: string): Promise<ProductView | null> {
  const row = await inPartner(partnerId, (db) => findProductDetails(partnerId, productId, db));
  if (!row) return null;
  const facts = photoFactsSchema.safeParse(row.facts);
  const { dimensions, isGiven } = readDimensions(row);
  return {
    id: row.id,
    name: row.name,
    sku: row.sku,
    barcode: row.barcode,
    brand: row.brand,
    category: row.category,
    ikpu: row.ikpu,
    cost: formatMoney(money(row.costMinor, "UZS"), await getLocale()),
    stock: (row.balance?.onHand ?? 0) - (row.balance?.reserved ?? 0),
    photoUrl: row.photo && photoPath(row.photo.token),
    dimensions,
    hasDimensions: isGiven,
    facts: facts.success ? facts.data : null,
  };
}
