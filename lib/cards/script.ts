import type { CardLanguage } from "@/lib/ai/card-text";
import { listWords } from "@/lib/cards/stop-words";

const latin = /\p{Script=Latin}/gu;
const cyrillic = /\p{Script=Cyrillic}/gu;

/**
 * uz holds no Cyrillic letter at all. ru may name Latin brands and models, but it must be words in Cyrillic that carry
 * it: at least one, and at least a third of the letters.
 */
export function isInLanguage(text: string, language: CardLanguage): boolean {
  const count = { latin: text.match(latin)?.length ?? 0, cyrillic: text.match(cyrillic)?.length ?? 0 };
  if (count.latin + count.cyrillic === 0) return true;
  if (language === "uz") return count.cyrillic === 0;
  return /\p{Script=Cyrillic}{2}/u.test(text) && count.cyrillic * 2 >= count.latin;
}

/** "Nikе" with a Cyrillic е looks right and is found by no search. Joined parts ("USB-кабель") count apart. */
export function hasMixedScriptWord(text: string): boolean {
  return listWords(text)
    .flatMap((word) => word.split("-"))
    .some((word) => word.match(latin) && word.match(cyrillic));
}

/** Two neighbouring words in capitals, or most of the text. One alone may be a brand or an abbreviation. */
export function isShouting(text: string): boolean {
  const isLoud = listWords(text).map((word) => /^\p{Lu}{4,}$/u.test(word.replace(/[ʻʼ'’-]/gu, "")));
  const hasLoudPair = isLoud.some((loud, place) => loud && isLoud[place + 1]);
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return hasLoudPair || (letters >= 8 && capitals * 10 >= letters * 6);
}
