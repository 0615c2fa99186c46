import type { CardFact } from "@/lib/ai/card-text";
import { categoryNames } from "@/lib/ai/category-names";
import { buildFactTable } from "@/lib/ai/fact-table";
import { categoryKeys, photoFactsSchema } from "@/lib/ai/photo-facts";

type Product = { name: string; brand: string | null; category: string | null; facts: unknown };

/** The fact table of a product: what the seller gave before what the photo shows. */
export function listFacts({ name, brand, category, facts }: Product): CardFact[] {
  const photo = photoFactsSchema.safeParse(facts);
  const key = categoryKeys.find((known) => known === category);
  const given = { name, ...(brand && { brand }), ...(key && { category: key }) };
  const table = buildFactTable({ given, photo: photo.success ? photo.data : null }).map(weaken);
  if (!key) return table;
  const chosen: CardFact = {
    key: "category",
    value: key,
    ...categoryNames[key],
    source: "given",
    confidence: 1,
    because: "the seller chose it",
  };
  return [...table.filter((fact) => fact.key !== "category"), chosen];
}

/** A wrong brand on a card is somebody's trade mark: it has to be read without doubt. */
const leastConfidence: Record<string, number> = { brand: 0.85 };

/** What was seen dimly is an assumption, and no card states it as a fact. */
function weaken(fact: CardFact): CardFact {
  const isDim = fact.source === "seen" && fact.confidence < (leastConfidence[fact.key] ?? 0.5);
  return isDim ? { ...fact, source: "assumed" } : fact;
}
