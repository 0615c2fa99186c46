import { findProduct } from "../words/products.ts";
import type { PrintedLine } from "./clean-line.ts";
import { findMeasures, type Measure } from "./find-measures.ts";
import { measureColours } from "./measure-colours.ts";
import { listBarcodes } from "./read-barcodes.ts";
import { type Found, readBrand, readName, round } from "./read-label.ts";
import type { PrintReader } from "./read-print.ts";

/** All that can be told about a photo without a model: codes, print and colours. What is not there stays null. */
export async function describePhoto(photo: Uint8Array, givenName: string | null, reader: PrintReader) {
  const [barcodes, colours] = [await listBarcodes(photo), await measureColours(photo)];
  const lines = await reader.readPrint(photo);
  const measures = findMeasures(lines);
  const name = givenName ? given(givenName) : readName(lines);
  return {
    name,
    brand: readBrand(givenName, lines),
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
