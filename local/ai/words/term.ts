export type Language = "uz" | "ru";

/** One meaning in the languages that names of goods are written in; the patterns find its words and their endings. */
export type Term = { uz: string; ru: string; patterns: Record<Language | "en", RegExp | null> };

/** `stems`: words parted by commas; `*` stands for any ending, `_` for a space. An empty list finds nothing. */
export function buildTerm(uz: string, ru: string, stems: { uz: string; ru: string; en: string }): Term {
  return { uz, ru, patterns: { uz: buildPattern(stems.uz), ru: buildPattern(stems.ru), en: buildPattern(stems.en) } };
}

function buildPattern(stems: string): RegExp | null {
  if (!stems) return null;
  const options = stems.split(",").map((stem) => stem.replaceAll("*", "[\\p{L}ʻʼ]*").replaceAll("_", "[\\s-]+"));
  return new RegExp(`(?<![\\p{L}\\dʻʼ])(?:${options.join("|")})(?![\\p{L}\\dʻʼ])`, "giu");
}

/** Whether any language's word for the term stands in the text. */
export function isNamedIn(term: Term, text: string): boolean {
  return Object.values(term.patterns).some((pattern) => pattern !== null && text.search(pattern) >= 0);
}
