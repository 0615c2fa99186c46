import { findBrand } from "../words/brands.ts";
import { findProduct } from "../words/products.ts";
import type { PrintedLine } from "./clean-line.ts";
import { findMeasures, type Measure } from "./find-measures.ts";
import { measureColours } from "./measure-colours.ts";
import { listBarcodes } from "./read-barcodes.ts";
import type { PrintReader } from "./read-print.ts";

type Found = { value: string; source: "seen" | "given" | "assumed"; confidence: number; because: string };

/** All that can be told about a photo without a model: codes, print and colours. What is not there stays null. */
export async function describePhoto(photo: Uint8Array, givenName: string | null, reader: PrintReader) {
  const [barcodes, colours] = [await listBarcodes(photo), await measureColours(photo)];
  const lines = await reader.readPrint(photo);
  const measures = findMeasures(lines);
  const name = givenName ? given(givenName) : nameFromPrint(lines);
  return {
    name,
    brand: brandFrom(givenName, lines),
    barcode: barcodeFrom(barcodes),
    printedText: lines.map((line) => line.text),
    colours,
    category: categoryFrom(givenName, lines),
    quantity: measured(measures.quantity),
    weight: measured(measures.weight),
    volume: measured(measures.volume),
  };
}

function given(value: string): Found {
  return { value, source: "given", confidence: 1, because: "The seller typed it." };
}

function barcodeFrom([first, second]: string[]): Found | null {
  if (!first) return null;
  return {
    value: first,
    source: "seen",
    confidence: second ? 0.6 : 0.98,
    because: second
      ? `Two codes were read, ${first} is the larger; the other is ${second}.`
      : "The bars were read and the check digit is right.",
  };
}

/** The largest print on a pack is most often what it is called; surely so only where it names a known kind of thing. */
function nameFromPrint(lines: readonly PrintedLine[]): Found | null {
  const readable = lines.filter((line) => line.confidence >= 0.8 && /\p{L}{3}/u.test(line.text));
  const tallest = Math.max(0, ...readable.map((line) => line.height));
  const largest = readable.filter((line) => line.height >= tallest * 0.7).slice(0, 2);
  const value = largest
    .map((line) => line.text)
    .join(" ")
    .replace(/[.,;:\s]+$/, "");
  if (value.split(" ").length < 2) return null;
  const sureness = Math.min(...largest.map((line) => line.confidence));
  return findProduct(value)
    ? { value, source: "seen", confidence: round(sureness * 0.8), because: `The largest print reads “${value}”.` }
    : { value, source: "assumed", confidence: 0.3, because: "The largest print; it names no known kind of thing." };
}

function brandFrom(givenName: string | null, lines: readonly PrintedLine[]): Found | null {
  const named = givenName && findBrand(givenName);
  if (named) return { value: named, source: "given", confidence: 0.95, because: "It stands in the seller's name." };
  for (const line of lines) {
    const brand = findBrand(line.text);
    if (brand) {
      return {
        value: brand,
        source: "seen",
        confidence: round(line.confidence * 0.85),
        because: `“${line.text}” is printed, and the word is a known brand.`,
      };
    }
  }
  return null;
}

function categoryFrom(givenName: string | null, lines: readonly PrintedLine[]): Found | null {
  const named = givenName ? findProduct(givenName) : null;
  if (named) {
    const because = `The seller's name says “${named.ru}”.`;
    return { value: named.category, source: "assumed", confidence: 0.85, because };
  }
  for (const line of [...lines].sort((a, b) => b.height - a.height)) {
    const printed = findProduct(line.text);
    if (!printed) continue;
    const because = `“${line.text}” is printed on it.`;
    return { value: printed.category, source: "assumed", confidence: round(line.confidence * 0.6), because };
  }
  return null;
}

function measured(measure: Measure | null): Found | null {
  return (
    measure && {
      value: measure.value,
      source: "seen",
      confidence: measure.confidence,
      because: `“${measure.line}” is printed.`,
    }
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
