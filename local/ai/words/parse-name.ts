import { locateBrand, type NamedBrand } from "./brands.ts";
import { listForNamed } from "./for-named.ts";
import { listMeasures, type NamedMeasure } from "./measures.ts";
import { type Product, products, settleProduct } from "./products.ts";
import { isNamedIn, type Language, type Term } from "./term.ts";
import { plainWords, type Trait, traits } from "./traits.ts";

/** A name taken apart. `languages`: in which languages the words stand as they were typed. */
export type Piece = { text: string; languages: readonly (Language | "en")[] } & (
  | { kind: "product"; product: Product }
  | { kind: "trait"; trait: Trait }
  | { kind: "plain"; term: Term }
  | { kind: "brand"; brand: NamedBrand }
  | { kind: "measure"; measure: NamedMeasure }
  | { kind: "word" }
);
type Placed = { start: number; piece: Piece };

/** The known words of a text, longest first where two begin at one place, and between them the unknown ones. */
export function parseName(text: string): Piece[] {
  const found = [...listNames(text), ...listTerms(text), ...listForWhat(text)].sort(
    (a, b) => a.start - b.start || b.piece.text.length - a.piece.text.length,
  );
  const pieces: Piece[] = [];
  let place = 0;
  for (const { start, piece } of found) {
    if (start < place) continue;
    pieces.push(...listWords(text.slice(place, start)), piece);
    place = start + piece.text.length;
  }
  return [...pieces, ...listWords(text.slice(place))];
}

function listTerms(text: string): Placed[] {
  return [
    ...products.flatMap((product) =>
      locate(product, text, { kind: "product", product: settleProduct(product, text) } as const),
    ),
    ...traits.flatMap((trait) => locate(trait, text, { kind: "trait", trait } as const)),
    ...plainWords.flatMap((term) => locate(term, text, { kind: "plain", term } as const)),
  ];
}

function listNames(text: string): Placed[] {
  const brand = locateBrand(text);
  const measures = listMeasures(text).map((measure) => ({
    start: measure.start,
    piece: { kind: "measure", text: measure.text, languages: ["uz", "ru"], measure } satisfies Piece,
  }));
  if (!brand) return measures;
  return [
    ...measures,
    { start: brand.start, piece: { kind: "brand", text: brand.text, languages: ["uz", "ru"], brand } satisfies Piece },
  ];
}

type Known = { kind: "product"; product: Product } | { kind: "trait"; trait: Trait } | { kind: "plain"; term: Term };

function locate(term: Term, text: string, known: Known): Placed[] {
  const places = new Map<string, Placed>();
  for (const language of ["uz", "ru", "en"] as const) {
    const pattern = term.patterns[language];
    for (const found of pattern ? text.matchAll(pattern) : []) {
      const key = `${found.index} ${found[0].length}`;
      const languages = [...(places.get(key)?.piece.languages ?? []), language];
      places.set(key, { start: found.index, piece: { ...known, text: found[0], languages } });
    }
  }
  return [...places.values()];
}

function listForWhat(text: string): Placed[] {
  return listForNamed(text).flatMap(({ start, text: found, name, language }): Placed[] => {
    // "Bolalar uchun" at the head of a name is no name.
    if (traits.some((trait) => isNamedIn(trait, name) && trait.kind !== "flavour")) return [];
    const [uz, ru] = [`${name} uchun`, `для ${name}`];
    const trait: Trait = { uz, ru, alone: { uz, ru }, kind: "purpose", patterns: { uz: null, ru: null, en: null } };
    return [{ start, piece: { kind: "trait", trait, text: found, languages: [language] } }];
  });
}

function listWords(text: string): Piece[] {
  return (text.match(/\S+/g) ?? []).map((word) => ({ kind: "word", text: word, languages: [] }));
}
