import type { Fact, PhotoFacts } from "@/lib/ai/photo-facts";
import type { WrittenLanguage } from "@/lib/i18n/locales";

/** `language`: the seller's, in which each fact says what it rests on. English where none is told. */
export type PhotoHints = { name?: string | undefined; language?: WrittenLanguage | undefined };

const typedBySeller: Record<WrittenLanguage, string> = {
  uz: "Sotuvchi oʻzi yozgan.",
  ru: "Так написал продавец.",
  en: "The seller typed it.",
};

const maxLines = 60;
const maxLineLength = 300;

/** A model's answer is a stranger's input: barcodes must check, "given" must have been given, texts have an end. */
export function tidyPhotoFacts(facts: PhotoFacts, hints: PhotoHints): PhotoFacts {
  const givenName = hints.name?.trim();
  return {
    ...facts,
    name: givenName
      ? { value: givenName, source: "given", confidence: 1, because: typedBySeller[hints.language ?? "en"] }
      : tidy(facts.name),
    brand: tidy(facts.brand, givenName),
    barcode: facts.barcode && isTradeNumber(facts.barcode.value) ? tidy(facts.barcode) : null,
    printedText: facts.printedText
      .map((line) => line.trim().slice(0, maxLineLength))
      .filter(Boolean)
      .slice(0, maxLines),
    colours: facts.colours.filter((colour) => /^#[0-9a-f]{6}$/i.test(colour.hex)).slice(0, 5),
    category: facts.category && { ...facts.category, source: asFound(facts.category, givenName) },
    quantity: tidy(facts.quantity, givenName),
    weight: tidy(facts.weight, givenName),
    volume: tidy(facts.volume, givenName),
  };
}

function tidy(fact: Fact | null, givenName?: string): Fact | null {
  const value = fact?.value.trim().slice(0, maxLineLength);
  if (!fact || !value) return null;
  return { ...fact, value, source: asFound(fact, givenName), because: fact.because.slice(0, maxLineLength) };
}

function asFound(fact: Fact, givenName: string | undefined): Fact["source"] {
  return fact.source === "given" && !givenName ? "assumed" : fact.source;
}

/** GS1's check digit, counted from the right: weights 3 and 1 in turn (EAN-8, UPC-A, EAN-13, GTIN-14). */
function isTradeNumber(value: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(value)) return false;
  const digits = [...value].map(Number);
  const check = digits.pop();
  const sum = digits.reverse().reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 3 : 1), 0);
  return check === (10 - (sum % 10)) % 10;
}
