import { categoryKeys, photoFactsSchema } from "@/lib/ai/photo-facts";
import { type Dimensions, guessDimensions } from "@/lib/catalog/guess-dimensions";
import { findKind } from "@/lib/catalog/product-kinds";

type Sized = {
  name: string;
  category: string | null;
  facts: unknown;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  weightGrams: number | null;
};

/** The parcel as the seller gave it, or else a usual one of its category, said to be assumed. */
export function readDimensions(product: Sized): { dimensions: Dimensions; isGiven: boolean } {
  const { lengthMm, widthMm, heightMm, weightGrams } = product;
  if (lengthMm && widthMm && heightMm && weightGrams) {
    return { dimensions: { lengthMm, widthMm, heightMm, weightGrams }, isGiven: true };
  }
  const photo = photoFactsSchema.safeParse(product.facts);
  const key =
    categoryKeys.find((known) => known === product.category) ??
    findKind(product.name)?.category ??
    (photo.success ? (photo.data.category?.value ?? null) : null);
  return { dimensions: guessDimensions(key), isGiven: false };
}
