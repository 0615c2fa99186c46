import type { CardFact } from "@/lib/ai/card-text";
import { categoryNames } from "@/lib/ai/category-names";
import type { CategoryKey, Fact, PhotoFacts } from "@/lib/ai/photo-facts";

/** A colour that covers less of the item than this is a detail, not the item's colour. */
const minColourShare = 0.25;

/**
 * The fact table behind a card: what the seller gave stands before what the photo showed. Printed text and the barcode
 * stay out: the one is a stranger's words, the other belongs in its own field.
 */
export function buildFactTable(input: { given: Record<string, string>; photo: PhotoFacts | null }): CardFact[] {
  const table = new Map<string, CardFact>();
  for (const fact of input.photo ? photoFacts(input.photo) : []) table.set(fact.key, fact);
  for (const [key, value] of Object.entries(input.given)) {
    if (value.trim()) table.set(key, { ...givenFact, key, value: value.trim() });
  }
  return dropPackColour([...table.values()]);
}

const coloured: readonly string[] = [
  "clothing.tshirt",
  "clothing.dress",
  "clothing.other",
  "shoes",
  "accessory",
  "electronics",
  "home",
] satisfies CategoryKey[];

/** The colour seen on food or cosmetics is the pack's: only goods that buyers choose by colour keep it. */
function dropPackColour(facts: readonly CardFact[]): CardFact[] {
  const category = facts.find((fact) => fact.key === "category")?.value ?? "";
  return facts.filter((fact) => fact.key !== "colour" || fact.source === "given" || coloured.includes(category));
}

const givenFact = { uz: null, ru: null, source: "given", confidence: 1, because: "the seller typed it" } as const;

function photoFacts(photo: PhotoFacts): CardFact[] {
  const plain = (["name", "brand", "quantity", "weight", "volume"] as const).flatMap((key) => {
    const fact: Fact | null = photo[key];
    return fact ? [{ key, uz: null, ru: null, ...fact }] : [];
  });
  const category = photo.category && { key: "category", ...photo.category, ...categoryNames[photo.category.value] };
  const colour = colourFact(photo);
  return [...plain, ...(category ? [category] : []), ...(colour ? [colour] : [])];
}

function colourFact(photo: PhotoFacts): CardFact | null {
  const main = photo.colours.filter((colour) => colour.share >= minColourShare);
  if (main.length === 0) return null;
  return {
    key: "colour",
    value: main.map((colour) => colour.hex).join(", "),
    uz: main.map((colour) => colour.name_uz).join(", "),
    ru: main.map((colour) => colour.name_ru).join(", "),
    source: "seen",
    confidence: Math.min(
      1,
      main.reduce((sum, colour) => sum + colour.share, 0),
    ),
    because: "measured on the photo",
  };
}
