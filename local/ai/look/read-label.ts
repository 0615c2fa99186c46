import { findBrand } from "../words/brands.ts";
import { listMeasures } from "../words/measures.ts";
import { findProduct } from "../words/products.ts";
import { toPlainText } from "../write/plain-text.ts";
import type { PrintedLine } from "./clean-line.ts";
import { because, type Language } from "./say-because.ts";

export type Found = { value: string; source: "seen" | "given" | "assumed"; confidence: number; because: string };

/** In characters; a longer line is small print. */
const longestName = 60;

/** The largest print on a pack, beside its maker's name, is most often what it is called; surely so only with a known noun. */
export function readName(lines: readonly PrintedLine[], language: Language): Found | null {
  const maker = findMaker(lines);
  const readable = lines.filter(
    (line) =>
      line !== maker?.line && line.text.length <= longestName && line.confidence >= 0.8 && /\p{L}{3}/u.test(line.text),
  );
  const tallest = Math.max(0, ...readable.map((line) => line.height));
  const large = readable.filter((line) => line.height >= tallest * 0.7).slice(0, 2);
  // The next line often says the same in another language.
  const telling = large.find((line) => findProduct(line.text) && isName(line.text));
  const largest = telling && large[0] === telling ? [telling] : large;
  const value = writeName(largest.map((line) => line.text).join(" "));
  if (!isName(value)) return null;
  const sureness = Math.min(...largest.map((line) => line.confidence));
  return findProduct(value)
    ? { value, source: "seen", confidence: round(sureness * 0.8), because: because[language].largest(value) }
    : { value, source: "assumed", confidence: 0.3, because: because[language].largestUnknown };
}

/** A brand that is known, or else the word in capitals above the name of the thing, which may be one. */
export function readBrand(givenName: string | null, lines: readonly PrintedLine[], language: Language): Found | null {
  const named = givenName && findBrand(givenName);
  if (named) return { value: named, source: "given", confidence: 0.95, because: because[language].inName };
  for (const line of lines) {
    const brand = findBrand(line.text);
    // A common word alone is a brand only where nothing on the whole pack makes it the noun.
    if (!brand || !findBrand(`${line.text} ${lines.map(({ text }) => findProduct(text)?.ru ?? "").join(" ")}`))
      continue;
    return {
      value: brand,
      source: "seen",
      confidence: round(line.confidence * 0.85),
      because: because[language].knownBrand(line.text),
    };
  }
  const maker = findMaker(lines);
  if (!maker) return null;
  return {
    value: maker.name,
    source: "assumed",
    confidence: round(maker.line.confidence * 0.7),
    because: because[language].maker(maker.line.text, maker.below.text),
  };
}

type Maker = { line: PrintedLine; below: PrintedLine; name: string };

/** One or two words in capitals, alone on the top or largest line, above a line that names a known kind of thing. */
function findMaker(lines: readonly PrintedLine[]): Maker | null {
  const tallest = Math.max(0, ...lines.map((line) => line.height));
  for (const [place, line] of lines.entries()) {
    const isLarge = place === 0 || line.height === tallest;
    const below = lines.slice(place + 1, place + 4).find((next) => findProduct(next.text));
    const isAlone = /^[\p{Lu}&'’.-]{3,}(?: [\p{Lu}&'’.-]{2,})?$/u.test(line.text);
    if (!below || !isLarge || !isAlone || line.confidence < 0.8) continue;
    // The name of the thing itself may stand in capitals.
    if (findProduct(line.text) || below.height > line.height) continue;
    return {
      line,
      below,
      name: line.text.replace(/\p{Lu}{4,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase()),
    };
  }
  return null;
}

/** Net contents have a line of their own. */
function writeName(text: string): string {
  const contents = listMeasures(text).filter(({ unit }) => unit.kind === "volume" || unit.kind === "weight");
  const bare = contents.reduce((rest, measure) => rest.replace(measure.text, " "), text);
  return toPlainText(bare).replace(/[.,;:\s]+$/, "");
}

function isName(text: string): boolean {
  return text.split(" ").length >= 2;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
