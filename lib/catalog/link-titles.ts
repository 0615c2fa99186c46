/** Latin letters for the Russian and Uzbek Cyrillic ones: only to compare, never to show. */
const latin: Record<string, string> = {
  ...{
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    д: "d",
    е: "e",
    ё: "yo",
    ж: "j",
    з: "z",
    и: "i",
    й: "y",
    к: "k",
    л: "l",
    м: "m",
  },
  ...{ н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "x", ц: "ts", ч: "ch", ш: "sh", щ: "sh" },
  ...{ ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya", ў: "o", қ: "q", ғ: "g", ҳ: "h" },
};

/** Small Latin letters, digits and single spaces; apostrophes of any spelling go, as Uzbek letters are typed in many. */
export function foldTitle(title: string): string {
  return [...title.normalize("NFKC").toLowerCase()]
    .map((sign) => latin[sign] ?? sign)
    .join("")
    .replace(/[\u02bb\u02bc'`\u2018\u2019]/g, "")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
}

/** The threes of letters of each word, with its edges: "suv" gives "  s", " su", "suv", "uv ". */
export function makeTrigrams(title: string): Set<string> {
  const threes = new Set<string>();
  for (const word of foldTitle(title).split(" ")) {
    const padded = `  ${word} `;
    for (let at = 0; word && at + 3 <= padded.length; at += 1) threes.add(padded.slice(at, at + 3));
  }
  return threes;
}

/** From 0 to 1: how much of both titles is the same (Dice's coefficient of their threes). */
export function compareTrigrams(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let same = 0;
  for (const three of small) if (large.has(three)) same += 1;
  return (2 * same) / (one.size + other.size);
}
