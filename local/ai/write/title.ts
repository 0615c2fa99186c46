import { capitalise, findRussianGender, isKnownFirst } from "../words/reword.ts";
import { agree } from "../words/russian-forms.ts";
import type { Language } from "../words/term.ts";
import type { Fact } from "./facts.ts";
import { findKind } from "./kinds.ts";
import { wordFact } from "./word-fact.ts";

export type Titles = Record<Language, string>;

/** What follows the name, the most telling first. */
const order = ["brand", "model", "material", "colour", "size", "volume", "weight", "quantity"];
const filler: Titles = { uz: "mahsulot", ru: "товар" };
/** Outside these a title may be refused (Uzum's list of signs). */
const strange = /[^\p{L}\p{M}\d\s,.:;\-–()/“”%*ʻʼ]/gu;
/** Uzum's least number of words. */
const leastWords = 3;

/**
 * Type or name, brand, main features, in as far as there is room in every language: a feature that only one language
 * could hold would make the two say different things. A colour is said in one word, in two where the title is short.
 */
export function writeTitles(facts: readonly Fact[], languages: readonly Language[], max: number): Titles {
  const titles = build(facts, languages, max, false);
  const isShort = languages.some((language) => titles[language].split(/\s+/).length < leastWords);
  return isShort ? build(facts, languages, max, true) : titles;
}

function build(facts: readonly Fact[], languages: readonly Language[], max: number, isLong: boolean): Titles {
  const { isPacked } = findKind(facts);
  const base = facts.find((fact) => fact.key === "name") ?? facts.find((fact) => fact.key === "category");
  const titles = { uz: startOf(base, "uz", max), ru: startOf(base, "ru", max) };
  const gender = base ? findRussianGender(wordFact(base, "ru").text) : null;
  for (const key of order) {
    const fact = facts.find((one) => one.key === key && one.source !== "assumed");
    // A shirt's weight is for its carrier, a pack's is what is bought.
    if (!fact || (key === "weight" && !isPacked && !isLong)) continue;
    const added = (language: Language) => {
      const value = clean(wordFact(fact, language).text);
      if (value === "" || titles[language].toLowerCase().includes(value.toLowerCase())) return titles[language];
      if (key === "brand") return addBrand(titles[language], value, isPacked && language === "uz" ? base : undefined);
      if (key === "model") return addBeforeComma(titles[language], value);
      if (key !== "colour") return `${titles[language]}, ${writeFeature(key, value, language)}`;
      const [main = value] = value.split(", ");
      return `${titles[language]}, ${writeColour(main, language, isLong || !gender ? null : gender)}`;
    };
    const longer = { uz: added("uz"), ru: added("ru") };
    if (languages.every((language) => longer[language].length <= max)) Object.assign(titles, longer);
  }
  return titles;
}

function startOf(base: Fact | undefined, language: Language, max: number): string {
  const text = base ? wordFact(base, language).text : filler[language];
  return capitalise(cutAtWord(clean(text), max));
}

function clean(text: string): string {
  return text.replace(strange, " ").replace(/\s+/g, " ").trim();
}

/** In Uzbek a pack is called by its maker first: "Bogiston olma sharbati". */
function addBrand(title: string, brand: string, packed: Fact | undefined): string {
  if (!packed || !/^\p{Lu}/u.test(brand)) return addBeforeComma(title, brand);
  return `${brand} ${isKnownFirst(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title}`;
}

function addBeforeComma(title: string, value: string): string {
  return title.replace(/^[^,]*/, (start) => `${start} ${value}`);
}

function writeFeature(key: string, value: string, language: Language): string {
  if (key === "size") return `${language === "uz" ? "oʻlchami" : "размер"} ${value}`;
  if (key === "quantity" && /^\d+$/.test(value)) return `${value} ${language === "uz" ? "dona" : "шт"}`;
  return value.charAt(0).toLowerCase() + value.slice(1);
}

function writeColour(value: string, language: Language, gender: Parameters<typeof agree>[1] | null): string {
  if (language === "ru") return gender ? agree(value, gender) : `цвет ${value}`;
  return gender || /rang$/.test(value) ? value : `${value} rang`;
}

function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).replace(/[\s,.:;\-–(]+$/, "");
}
