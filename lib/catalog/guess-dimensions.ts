import type { CategoryKey } from "@/lib/ai/photo-facts";

/** Of the packed parcel. */
export type Dimensions = { lengthMm: number; widthMm: number; heightMm: number; weightGrams: number };

/** A usual parcel of each category: our estimate, shown as such, and true only once the seller has said so. */
const usual: Record<CategoryKey, Dimensions> = {
  "clothing.tshirt": { lengthMm: 250, widthMm: 200, heightMm: 30, weightGrams: 200 },
  "clothing.dress": { lengthMm: 300, widthMm: 250, heightMm: 40, weightGrams: 350 },
  "clothing.other": { lengthMm: 300, widthMm: 250, heightMm: 60, weightGrams: 500 },
  shoes: { lengthMm: 320, widthMm: 210, heightMm: 120, weightGrams: 900 },
  accessory: { lengthMm: 250, widthMm: 200, heightMm: 100, weightGrams: 400 },
  electronics: { lengthMm: 180, widthMm: 120, heightMm: 50, weightGrams: 300 },
  cosmetics: { lengthMm: 150, widthMm: 60, heightMm: 60, weightGrams: 200 },
  supplement: { lengthMm: 120, widthMm: 70, heightMm: 70, weightGrams: 200 },
  juice: { lengthMm: 250, widthMm: 90, heightMm: 70, weightGrams: 1100 },
  food: { lengthMm: 200, widthMm: 120, heightMm: 80, weightGrams: 500 },
  home: { lengthMm: 300, widthMm: 250, heightMm: 150, weightGrams: 1000 },
  other: { lengthMm: 200, widthMm: 150, heightMm: 100, weightGrams: 500 },
};

export function guessDimensions(category: CategoryKey | null): Dimensions {
  return usual[category ?? "other"];
}
