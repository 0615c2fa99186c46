/** Uzbek Latin's own letters where quotes were typed: U+02BB in oʻ and gʻ, U+02BC elsewhere inside a word. */
export function spellUzbek(text: string): string {
  return text.replace(/(?<=\p{L})['`´‘’ʻʼ](?=\p{L})/gu, "ʼ").replace(/(?<=[oOgG])['`´‘’ʻʼ]/g, "ʻ");
}
