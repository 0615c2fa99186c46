import { capitalise } from "../words/reword.ts";
import type { Language } from "../words/term.ts";
import type { Fact, Order } from "./facts.ts";
import { settleFacts } from "./settle-facts.ts";
import { type Titles, writeTitles } from "./title.ts";
import { isWordable, labelOf, wordFact } from "./word-fact.ts";

type Copy = { title: string; description: string; bullets: { fact: string; text: string; source: Fact["source"] }[] };

/** A card by template: every sentence states one fact of the table, and nothing is praised, promised or imagined. */
export function writeCard({ facts: table, titleMax, descriptionMax }: Order, languages: readonly Language[]) {
  const facts = settleFacts(table);
  const titles = writeTitles(facts, languages, titleMax);
  const told = facts.filter((fact) => isWordable(fact) && !isImplied(fact, facts));
  const copies = languages.map((language) => [language, writeCopy(language, titles, facts, told, descriptionMax)]);
  return Object.fromEntries(copies) as Partial<Record<Language, Copy>>;
}

/** Where there is a name, it says what the thing is; a guess at its type adds nothing. */
function isImplied(fact: Fact, facts: readonly Fact[]): boolean {
  return fact.key === "category" && facts.some((one) => one.key === "name");
}

function writeCopy(
  language: Language,
  titles: Titles,
  facts: readonly Fact[],
  told: readonly Fact[],
  descriptionMax: number,
): Copy {
  const name = facts.find((fact) => fact.key === "name");
  const subject = name ? wordFact(name, language).text : titles[language];
  const sure = told.filter((fact) => fact.source !== "assumed");
  const sentences = sure
    .filter((fact) => fact.key !== "brand")
    .map((fact) => `${labelOf(fact, language)}: ${wordFact(fact, language).text}.`);
  const isColourSeen = told.some((fact) => fact.key === "colour" && fact.source === "seen");
  return {
    title: titles[language],
    description: joinUpTo(
      [open(subject, sure, language), ...sentences, ...(isColourSeen ? [colourNote[language]] : [])],
      descriptionMax,
    ),
    bullets: [
      ...(name ? [bulletOf(name, subject, language)] : []),
      ...told.map((fact) => bulletOf(fact, `${labelOf(fact, language)}: ${wordFact(fact, language).text}`, language)),
    ],
  };
}

/** What it is and whose, where the name does not say whose already. */
function open(subject: string, sure: readonly Fact[], language: Language): string {
  const fact = sure.find((one) => one.key === "brand");
  const brand = fact ? wordFact(fact, language).text : "";
  const start = capitalise(subject.replace(/[.\s]+$/, ""));
  if (brand === "" || start.toLowerCase().includes(brand.toLowerCase())) return `${start}.`;
  return language === "uz" ? `${start}, brendi – ${brand}.` : `${start}, бренд – ${brand}.`;
}

const colourNote: Record<Language, string> = {
  uz: "Rangi surat boʻyicha aniqlangan, ekranda biroz farq qilishi mumkin.",
  ru: "Цвет определён по фотографии, на экране он может немного отличаться.",
};

/** A value that was only spelled in other letters is a guess in this language, whoever gave it. */
function bulletOf(fact: Fact, text: string, language: Language): Copy["bullets"][number] {
  return { fact: fact.key, text, source: wordFact(fact, language).isGuessed ? "assumed" : fact.source };
}

function joinUpTo(sentences: string[], max: number): string {
  return sentences.reduce((text, sentence) => {
    const longer = text ? `${text} ${sentence}` : sentence;
    return longer.length <= max ? longer : text;
  }, "");
}
