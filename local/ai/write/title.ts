import { capitalise } from "../words/reword.ts";
import type { Language } from "../words/term.ts";
import type { Fact } from "./facts.ts";
import { wordFact } from "./word-fact.ts";

export type Titles = Record<Language, string>;

/** What follows the name, the most telling first. */
const order = ["brand", "model", "material", "colour", "size", "volume", "weight", "quantity"];
const filler: Titles = { uz: "mahsulot", ru: "товар" };
/** Outside these a title may be refused (Uzum's list of signs). */
const strange = /[^\p{L}\p{M}\d\s,.:;\-–()/“”%*ʻʼ]/gu;

/**
 * Type or name, brand, main features, in as far as there is room in every language: a feature that only one language
 * could hold would make the two say different things.
 */
export function writeTitles(facts: readonly Fact[], languages: readonly Language[], max: number): Titles {
  const base = facts.find((fact) => fact.key === "name") ?? facts.find((fact) => fact.key === "category");
  const titles = { uz: startOf(base, "uz", max), ru: startOf(base, "ru", max) };
  for (const key of order) {
    const fact = facts.find((one) => one.key === key && one.source !== "assumed");
    if (!fact) continue;
    const added = { uz: add(titles.uz, fact, "uz"), ru: add(titles.ru, fact, "ru") };
    if (languages.every((language) => added[language].length <= max)) Object.assign(titles, added);
  }
  return titles;
}

function startOf(base: Fact | undefined, language: Language, max: number): string {
  const text = base ? wordFact(base, language).text : filler[language];
  return capitalise(cutAtWord(text.replace(strange, " ").replace(/\s+/g, " ").trim(), max));
}

function add(title: string, fact: Fact, language: Language): string {
  const value = wordFact(fact, language).text.replace(strange, " ").replace(/\s+/g, " ").trim();
  if (value === "" || title.toLowerCase().includes(value.toLowerCase())) return title;
  if (fact.key === "brand" || fact.key === "model") return `${title} ${value}`;
  if (fact.key === "colour") return language === "uz" ? `${title}, ${value} rang` : `${title}, цвет ${value}`;
  if (fact.key === "size") return language === "uz" ? `${title}, oʻlchami ${value}` : `${title}, размер ${value}`;
  if (fact.key === "quantity") return language === "uz" ? `${title}, ${value} dona` : `${title}, ${value} шт`;
  return `${title}, ${value}`;
}

function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).replace(/[\s,.:;\-–(]+$/, "");
}
