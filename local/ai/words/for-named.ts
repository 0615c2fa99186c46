const name = "[\\w+-]*[A-Z][\\w+-]*(?:\\s+[\\w+-]*[\\dA-Z][\\w+-]*)*";
const forNamed = new RegExp(`(?<![\\p{L}\\d])(?:(${name})\\s+uchun|для\\s+(${name}))(?![\\p{L}\\d])`, "gu");

/** "iPhone 15 uchun", "для iPhone 15": what a thing is made for, where that has a name of its own. */
export function listForNamed(text: string) {
  return [...text.matchAll(forNamed)].map((found) => ({
    start: found.index,
    text: found[0],
    name: found[1] ?? found[2] ?? "",
    language: found[1] ? ("uz" as const) : ("ru" as const),
  }));
}
