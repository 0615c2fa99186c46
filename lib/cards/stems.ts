/** Uzbek's Latin letters as they sound, in Cyrillic: enough to find words that both languages share. */
const sounds: [RegExp, string][] = [
  [/sh/g, "ш"],
  [/ch/g, "ч"],
  [/yo/g, "ё"],
  [/yu/g, "ю"],
  [/ya/g, "я"],
  [/ye/g, "е"],
  [/o['ʻ’‘`]/g, "у"],
  [/g['ʻ’‘`]/g, "г"],
];
const letters: Record<string, string> = Object.fromEntries(
  [..."abdefghijklmnopqrstuvxyzwc"].map((latin, place) => [latin, "абдефгхижклмнопқрстувхйзвк"[place] ?? latin]),
);

/** The words of a text without their endings, all in Cyrillic, ё as е: `Futbolkalar` is not found, `futbolka` is. */
export function listStems(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d]+(?:['ʻ’‘`ʼ][\p{L}]+)*/gu) ?? [];
  return words.map(toStem).filter((stem) => stem.length > 1);
}

function toStem(word: string): string {
  const sounded = sounds.reduce((spelled, [latin, cyrillic]) => spelled.replace(latin, cyrillic), word);
  const cyrillic = [...sounded].map((letter) => letters[letter] ?? letter).join("");
  return cutEnding(cyrillic.replaceAll("ё", "е").replaceAll("қ", "к"));
}

/** Vowels, soft signs and й at the end change with the case; of a stem at least three letters stay. */
function cutEnding(word: string): string {
  let stem = word;
  while (stem.length > 3 && /[аеиоуыэюяьй]$/.test(stem)) stem = stem.slice(0, -1);
  return stem;
}
