/** Words as a card may hold them: no markup, no pictures among the letters, no shouting from a pack. */
export function toPlainText(text: string): string {
  return (
    text
      .replace(/<[^>]*>/g, " ")
      .replace(/[\p{Extended_Pictographic}\p{Regional_Indicator}<>]/gu, " ")
      // What joins and colours pictures is invisible alone.
      .replace(/\u{FE0F}|\u{200D}/gu, "")
      .replace(/\p{Lu}{4,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
      .replace(/\s+/g, " ")
      .trim()
  );
}
