import type { CardFact } from "@/lib/ai/card-text";
import { categoryKeys } from "@/lib/ai/photo-facts";
import { listStems } from "@/lib/cards/stems";
import { findKind, listFilingWords } from "@/lib/catalog/product-kinds";
import type { Category } from "@/lib/marketplaces/types";

type Term = { stems: string[]; weight: number; isSure: boolean };

export type ChosenCategory = { externalId: string; name: string; path: string[]; isSure: boolean };

/** The weakest match that still says something: one word of ours in a leaf's own name. */
const leastScore = 3;

/**
 * The leaf whose words the facts name. Sure, when a seen or given fact names it and no other leaf is named as well;
 * else it is a suggestion. Null: no leaf is named at all.
 */
export function chooseCategory(categories: readonly Category[], facts: readonly CardFact[]): ChosenCategory | null {
  const terms = listTerms(facts);
  const rated = categories
    .filter(({ isLeaf }) => isLeaf)
    .map((category) => ({ category, ...rate(category, terms) }))
    .filter(({ score }) => score >= leastScore)
    .sort((first, second) => second.score - first.score);
  const [best, next] = rated;
  if (!best) return null;
  const isAlone = !next || best.score - next.score > 0.5;
  const { externalId, name, path } = best.category;
  return { externalId, name, path, isSure: isAlone && best.isSure };
}

/** The kind that the name says, then the name's own words, then the category that was seen or given. */
function listTerms(facts: readonly CardFact[]): Term[] {
  const term = (text: string, weight: number, isSure: boolean): Term => ({ stems: listStems(text), weight, isSure });
  const name = facts.find(({ key }) => key === "name");
  const category = facts.find(({ key }) => key === "category");
  const kind = name && findKind([name.value, name.ru].filter(Boolean).join(" "));
  const isNameSure = name?.source !== "assumed";
  const key = categoryKeys.find((known) => known === category?.value);
  return [
    ...(kind?.filedUnder.map((text) => term(text, 4, isNameSure)) ?? []),
    ...(name ? listStems(`${name.value} ${name.ru ?? ""}`) : [])
      .filter((stem) => stem.length > 3)
      .map((stem): Term => ({ stems: [stem], weight: 1.5, isSure: isNameSure })),
    ...(key ? listFilingWords(key).map((text) => term(text, 3, category?.source !== "assumed")) : []),
  ];
}

function rate({ name, path }: Category, terms: readonly Term[]) {
  const own = new Set(listStems(name));
  const around = new Set(path.flatMap((part) => listStems(part)));
  const hits = terms.map((term) => {
    if (term.stems.every((stem) => own.has(stem))) return { term, score: term.weight * 2 };
    return { term, score: term.stems.every((stem) => around.has(stem)) ? term.weight : 0 };
  });
  const named = new Set(terms.flatMap(({ stems }) => stems));
  const strange = [...own].filter((stem) => !named.has(stem)).length;
  const matched = hits.filter(({ score }) => score > 0);
  return {
    score: matched.reduce((sum, { score }) => sum + score, 0) - strange * 0.2,
    isSure: matched.some(({ term }) => term.isSure),
  };
}
