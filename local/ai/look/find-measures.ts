import type { PrintedLine } from "./clean-line.ts";

export type Measure = { value: string; confidence: number; line: string };
type Measures = { weight: Measure | null; volume: Measure | null; quantity: Measure | null };

const number = "(?<![\\d.,])(\\d{1,4}(?:[.,]\\d{1,3})?)";
const weight = new RegExp(`${number}\\s?(kg|кг|gr|g|гр|г)(?![\\p{L}\\d])`, "giu");
const volume = new RegExp(`${number}\\s?(ml|мл|cl|l|л)(?![\\p{L}\\d])`, "giu");
const quantity = new RegExp(
  `${number}\\s?(?:capsules?|tablets?|капсул\\p{L}*|таблет\\p{L}*|kapsula\\p{L}*|tabletka\\p{L}*|штук|шт|dona|pcs|pieces)(?![\\p{L}\\d])`,
  "giu",
);
/** "per 100 g", and lines of a nutrition table, speak of portions; the pack's own contents stand alone. */
const portion = /(?:\bper|\bpor|\bpro|(?<!\p{L})на|(?<!\p{L})в|\bv)\s*100|^100\s?(?:г|g|мл|ml)/iu;
const latinUnits: Record<string, string> = { кг: "kg", гр: "g", г: "g", gr: "g", мл: "ml", л: "l" };

/** Net weight, volume and pieces in the pack, where the print states them as such. */
export function findMeasures(lines: readonly PrintedLine[]): Measures {
  const stated = lines.filter((line) => !portion.test(line.text));
  return { weight: findOne(stated, weight), volume: findOne(stated, volume), quantity: findOne(stated, quantity) };
}

/** The largest print wins; a second, different figure on the pack makes it half as sure. */
function findOne(lines: readonly PrintedLine[], pattern: RegExp): Measure | null {
  const found = lines.flatMap((line) => {
    const matches = [...line.text.matchAll(pattern)];
    return matches.length === 1 && matches[0] ? [{ line, value: writeMeasure(matches[0]) }] : [];
  });
  const first = found.sort((a, b) => b.line.height - a.line.height)[0];
  if (!first) return null;
  const isAlone = found.every((one) => one.value === first.value);
  return {
    value: first.value,
    confidence: Math.round(first.line.confidence * (isAlone ? 90 : 45)) / 100,
    line: first.line.text,
  };
}

function writeMeasure([, figure = "", unit]: RegExpExecArray): string {
  const written = figure.replace(",", ".");
  return unit ? `${written} ${latinUnits[unit.toLowerCase()] ?? unit.toLowerCase()}` : written;
}
