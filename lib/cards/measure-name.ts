import type { CardFact } from "@/lib/ai/card-text";

const number = "(?<![\\d.,])(\\d{1,5}(?:[.,]\\d{1,3})?)";
const end = "(?![\\p{L}\\d])";
const measures: { key: "volume" | "weight" | "quantity"; pattern: RegExp; units: [RegExp, string][] }[] = [
  {
    key: "volume",
    pattern: new RegExp(`${number}\\s*(ml|мл|litr\\p{L}*|литр\\p{L}*|l|л)${end}`, "iu"),
    units: [
      [/^(ml|мл)$/i, "ml"],
      [/./, "l"],
    ],
  },
  {
    key: "weight",
    pattern: new RegExp(`${number}\\s*(kg|кг|g|gr|г|гр)${end}`, "iu"),
    units: [
      [/^(kg|кг)$/i, "kg"],
      [/./, "g"],
    ],
  },
  {
    key: "quantity",
    pattern: new RegExp(
      `${number}\\s*(dona|ta|sht|шт|штук|tabletka\\p{L}*|таблет\\p{L}*|kapsula\\p{L}*|капсул\\p{L}*)${end}`,
      "iu",
    ),
    units: [[/./, ""]],
  },
];

/**
 * What a name says about volume, weight and pieces, for a category's attributes. Kept out of the table that texts are
 * written from: there the name itself already says it.
 */
export function measureName(facts: readonly CardFact[]): CardFact[] {
  const name = facts.find(({ key }) => key === "name");
  if (!name) return [];
  return measures.flatMap(({ key, pattern, units }): CardFact[] => {
    const [, figure, unit = ""] = pattern.exec(name.value) ?? [];
    if (!figure || facts.some((fact) => fact.key === key)) return [];
    const wanted = units.find(([known]) => known.test(unit))?.[1] ?? "";
    const value = [figure.replace(",", "."), wanted].filter(Boolean).join(" ");
    return [{ ...name, key, value, uz: null, ru: null, because: "the name says it" }];
  });
}
