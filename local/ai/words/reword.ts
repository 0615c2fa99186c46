import { findBrand } from "./brands.ts";
import { products } from "./products.ts";
import { spellUzbek } from "./spell-uzbek.ts";
import type { Language, Term } from "./term.ts";
import { traits, units } from "./traits.ts";
import { spellInCyrillic, spellInLatin } from "./transliterate.ts";

export type Wording = {
  text: string /** A word was only spelled in other letters: its meaning is not known here. */;
  isGuessed: boolean;
};

/**
 * Says a seller's words in the other language as far as the word lists go. Names in Latin letters that look like brands
 * or models stay as they are; what is left over is spelled in the language's letters.
 */
export function reword(text: string, language: Language): Wording {
  let worded = spellUzbek(text.trim().replace(/\s+/g, " "));
  for (const term of [...products, ...traits, ...units]) worded = replaceTerm(worded, term, language);
  let isGuessed = false;
  const spelled = worded.replace(/[\p{L}ʻʼ]+/gu, (word) => {
    const fitting = fitScript(word, language);
    isGuessed ||= fitting !== word;
    return fitting;
  });
  return { text: spelled, isGuessed };
}

function replaceTerm(text: string, term: Term, language: Language): string {
  const others = (["uz", "ru", "en"] as const).filter((one) => one !== language);
  return others.reduce((worded, other) => {
    const pattern = term.patterns[other];
    // A word that is the same in both languages ("krem", "chips") stays with the ending that it has.
    const isSame = (found: string) => term.patterns[language] !== null && found.search(term.patterns[language]) >= 0;
    return pattern
      ? worded.replace(pattern, (found) => (isSame(found) ? found : keepCapital(found, term[language])))
      : worded;
  }, text);
}

function fitScript(word: string, language: Language): string {
  if (language === "uz") return /\p{Script=Cyrillic}/u.test(word) ? spellInLatin(word) : word;
  const isPlainWord = /^\p{Script=Latin}/u.test(word) && (/[ʻʼ]/.test(word) || /^\p{Ll}{3,}$/u.test(word));
  return isPlainWord && !findBrand(word) ? spellInCyrillic(word) : word;
}

function keepCapital(found: string, replacement: string): string {
  return /^\p{Lu}/u.test(found) ? capitalise(replacement) : replacement;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
