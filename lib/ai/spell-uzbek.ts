const typedMarks = "['`´‘’ʻʼ]";
const afterOG = new RegExp(`(?<=[oOgG])${typedMarks}`, "gu");
const betweenLetters = new RegExp(`(?<=\\p{L})${typedMarks}(?=\\p{L})`, "gu");

/** Puts Uzbek Latin's own letters where people type quotes: U+02BB in oʻ and gʻ, U+02BC elsewhere inside a word. */
export function spellUzbek(text: string): string {
  return text.replace(betweenLetters, "ʼ").replace(afterOG, "ʻ");
}
