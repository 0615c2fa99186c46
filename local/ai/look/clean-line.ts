/** `confidence` 0 to 1; `height` of its letters in pixels of the picture that was read. */
export type PrintedLine = { text: string; confidence: number; height: number };

type ReadWord = { text: string; confidence: number; bbox: { y0: number; y1: number } };

/** Percent. Below this a word is noise from folds and ornaments; a line needs one word that is surer. */
const leastConfidence = 60;
const leastConfidenceOfOne = 80;

/** Drops the specks that a reader sees beside real words; null when nothing readable remains. */
export function cleanLine(words: readonly ReadWord[]): PrintedLine | null {
  const kept = words.filter((word) => word.confidence >= leastConfidence && isReadable(word.text));
  const average = kept.reduce((sum, word) => sum + word.confidence, 0) / kept.length;
  const isSure = kept.some((word) => word.confidence >= leastConfidenceOfOne && isTelling(word.text));
  // Specks outnumbering the words: an ornament in which a word was imagined.
  const isMostlyNoise = kept.length * 2 < words.length;
  if (!isSure || isMostlyNoise || average < leastConfidence) return null;
  const heights = kept.map((word) => word.bbox.y1 - word.bbox.y0).sort((a, b) => a - b);
  return {
    text: kept.map((word) => word.text).join(" "),
    confidence: Math.round(average) / 100,
    height: heights[Math.floor(heights.length / 2)] ?? 0,
  };
}

function isReadable(text: string): boolean {
  const signs = text.replace(/[^\p{L}\d]/gu, "");
  const isMixed = /\p{Script=Latin}/u.test(text) && /\p{Script=Cyrillic}/u.test(text);
  return signs.length * 10 >= text.length * 6 && !isMixed;
}

function isTelling(text: string): boolean {
  return /\p{L}{3}|\d{2}/u.test(text);
}
