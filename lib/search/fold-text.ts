/**
 * One key for all spellings of a word, so that "telefon", "телефон" and "TELEFON" are found by each other. It is made
 * for comparing and is never shown. Uzbek and Russian Cyrillic become Latin letters, apostrophes fall away, and letters
 * that sellers mix up (h and x, k and q, е and ё, ts and s) become one.
 */
export function foldText(text: string): string {
  const letters = text.toWellFormed().normalize("NFKC").toLowerCase();
  let latin = [...letters].map((letter) => latinLetters[letter] ?? letter).join("");
  // After the table: й, ў and ё are a letter with a mark too, and must not lose it.
  latin = latin.normalize("NFD").replace(/[\p{M}'`´‘’ʻʼʹ′]/gu, "");
  for (const [spelling, folded] of spellings) latin = latin.replace(spelling, folded);
  return latin.trim();
}

/** What the reader may have meant: the text as typed, and as it would read with the other keyboard layout. */
export function foldQuery(text: string): string[] {
  const letters = [...text.toLowerCase()];
  const asRussian = letters.map((letter) => toRussian.get(letter) ?? letter).join("");
  const asLatin = letters.map((letter) => toLatin.get(letter) ?? letter).join("");
  return [...new Set([text, asRussian, asLatin].map(foldText))].filter((key) => key !== "");
}

const latinLetters: Record<string, string> = {
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "j", з: "z", и: "i", й: "y", к: "k", л: "l" },
  ...{ м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "x", ц: "ts", ч: "ch", ш: "sh" },
  ...{ щ: "sh", ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya", ў: "o", қ: "q", ғ: "g", ҳ: "h" },
  // Letters of the Uzbek alphabet that was proposed in 2021 and of Turkish labels.
  ...{ ş: "sh", ç: "ch", ı: "i", ß: "ss" },
};

/** In this order: a later line reads what the earlier ones left. */
const spellings: [RegExp, string][] = [
  [/shch/g, "sh"],
  [/zh|dj/g, "j"],
  [/kh|x/g, "h"],
  [/ph/g, "f"],
  [/ck/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c(?!h)/g, "k"],
  [/q/g, "k"],
  [/w/g, "v"],
  [/ts/g, "s"],
  // Uzbek writes ye and yo, Uzbek Cyrillic е and ё, Russian mostly е for both.
  [/y[eo]/g, "e"],
  [/(\p{L})\1+/gu, "$1"],
  [/[^\p{L}\p{N}]+/gu, " "],
];

/** The keys of the Russian layout (ЙЦУКЕН) over those of the Latin one (QWERTY), row by row. */
const russianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё";
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const pairs = [...russianKeys].map((letter, index) => [letter, latinKeys[index] ?? letter] as const);
const toLatin = new Map(pairs);
const toRussian = new Map(pairs.map(([russian, latin]) => [latin, russian]));
