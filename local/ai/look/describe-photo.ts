import { findProduct } from "../words/products.ts";
import type { PrintedLine } from "./clean-line.ts";
import { findMeasures, type Measure } from "./find-measures.ts";
import { measureColours } from "./measure-colours.ts";
import { listBarcodes } from "./read-barcodes.ts";
import { type Found, readBrand, readName, round } from "./read-label.ts";
import type { PrintReader } from "./read-print.ts";
import { because, type Language } from "./say-because.ts";

/** What the question tells beside the photo. */
export type Hints = { name: string | null; language: Language };

/** All that can be told about a photo without a model: codes, print and colours. What is not there stays null. */
export async function describePhoto(photo: Uint8Array, { name: givenName, language }: Hints, reader: PrintReader) {
  const [barcodes, colours] = [await listBarcodes(photo), await measureColours(photo)];
  const lines = await reader.readPrint(photo);
  const measures = findMeasures(lines);
  const name = givenName ? given(givenName, language) : readName(lines, language);
  return {
    name,
    brand: readBrand(givenName, lines, language),
    barcode: barcodeFrom(barcodes, language),
    printedText: lines.map((line) => line.text),
    colours,
    category: categoryFrom(givenName, lines, language),
    quantity: measured(measures.quantity, language),
    weight: measured(measures.weight, language),
    volume: measured(measures.volume, language),
  };
}

function given(value: string, language: Language): Found {
  return { value, source: "given", confidence: 1, because: because[language].typed };
}

function barcodeFrom([first, second]: string[], language: Language): Found | null {
  if (!first) return null;
  return {
    value: first,
    source: "seen",
    confidence: second ? 0.6 : 0.98,
    because: second ? because[language].twoBars(first, second) : because[language].bars,
  };
}

function categoryFrom(givenName: string | null, lines: readonly PrintedLine[], language: Language): Found | null {
  const named = givenName ? findProduct(givenName) : null;
  if (named) {
    return { value: named.category, source: "assumed", confidence: 0.85, because: because[language].named(named) };
  }
  for (const line of [...lines].sort((a, b) => b.height - a.height)) {
    const printed = findProduct(line.text);
    if (!printed) continue;
    return {
      value: printed.category,
      source: "assumed",
      confidence: round(line.confidence * 0.6),
      because: because[language].printed(line.text),
    };
  }
  return null;
}

function measured(measure: Measure | null, language: Language): Found | null {
  return (
    measure && {
      value: measure.value,
      source: "seen",
      confidence: measure.confidence,
      because: because[language].printed(measure.line),
    }
  );
}
