/** Words as a card may hold them: no markup, no pictures among the letters, no shouting from a pack. */
export function toPlainText(text: string): string {
  return (
    calm(text.replace(/<[^>]*>/g, " "))
      .replace(/[\p{Extended_Pictographic}\p{Regional_Indicator}<>]/gu, " ")
      // What joins and colours pictures is invisible alone.
      .replace(/\u{FE0F}|\u{200D}/gu, "")
      .replace(/\p{Lu}{4,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
      .replace(/\s+/g, " ")
      .trim()
  );
}

/** A text all in capitals is calmed like a sentence, words of three letters and less may be abbreviations. */
function calm(text: string): string {
  if (/\p{Ll}/u.test(text)) return text;
  const [first] = text.match(/\p{Lu}{4,}/u) ?? [];
  return text.replace(/\p{Lu}{4,}/gu, (word, place: number) =>
    word === first && !/\p{L}/u.test(text.slice(0, place))
      ? word.charAt(0) + word.slice(1).toLowerCase()
      : word.toLowerCase(),
  );
}
