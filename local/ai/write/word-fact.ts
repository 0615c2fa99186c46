import { reword, type Wording } from "../words/reword.ts";
import type { Language } from "../words/term.ts";
import type { Fact } from "./facts.ts";
import { toPlainText } from "./plain-text.ts";

/** How a card calls each kind of fact; a fact of another kind stays out of the text. */
const labels: Record<string, Record<Language, string>> = {
  category: { uz: "Turi", ru: "Тип" },
  brand: { uz: "Brend", ru: "Бренд" },
  model: { uz: "Model", ru: "Модель" },
  colour: { uz: "Rangi", ru: "Цвет" },
  size: { uz: "Oʻlchami", ru: "Размер" },
  material: { uz: "Material", ru: "Материал" },
  quantity: { uz: "Qadoqdagi soni", ru: "Количество в упаковке" },
  weight: { uz: "Sof ogʻirligi", ru: "Масса нетто" },
  volume: { uz: "Hajmi", ru: "Объём" },
  country: { uz: "Ishlab chiqarilgan mamlakat", ru: "Страна производства" },
  warranty: { uz: "Kafolat", ru: "Гарантия" },
};

export function isWordable(fact: Fact): boolean {
  return fact.key in labels;
}

export function labelOf(fact: Fact, language: Language): string {
  return labels[fact.key]?.[language] ?? fact.key;
}

/** A fact's value in one language. Brands and models are names: they keep their own spelling where the script allows. */
export function wordFact(fact: Fact, language: Language): Wording {
  const { text, isGuessed } = wordValue(fact, language);
  return { text: toPlainText(text), isGuessed };
}

function wordValue(fact: Fact, language: Language): Wording {
  const worded = fact[language];
  if (worded) return { text: worded, isGuessed: false };
  const isName = fact.key === "brand" || fact.key === "model";
  if (isName && !(language === "uz" && /\p{Script=Cyrillic}/u.test(fact.value))) {
    return { text: fact.value, isGuessed: false };
  }
  return reword(fact.value, language);
}
