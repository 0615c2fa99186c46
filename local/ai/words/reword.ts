import { findBrand } from "./brands.ts";
import { writeMeasure } from "./measures.ts";
import { type Piece, parseName } from "./parse-name.ts";
import { agree, findGender, type Gender, isAdjective } from "./russian-forms.ts";
import { spellUzbek } from "./spell-uzbek.ts";
import type { Language } from "./term.ts";
import { type Trait, traitKinds } from "./traits.ts";
import { spellInCyrillic, spellInLatin } from "./transliterate.ts";

/** `isGuessed`: a word was only spelled in other letters, its meaning is not known here. */
export type Wording = { text: string; isGuessed: boolean };
type ProductPiece = Extract<Piece, { kind: "product" }>;

/**
 * Says a seller's words in one language: as they were typed where they are in that language, else built anew around the
 * noun. Names in Latin letters stay as they are; what no list knows is spelled in the language's letters.
 */
export function reword(text: string, language: Language): Wording {
  const parts = splitParts(text).map(parseName);
  const gender = findGenderOf(parts.flat());
  const isInScript = language === "uz" || /\p{Script=Cyrillic}/u.test(text);
  const isTyped = isInScript && parts.flat().every((piece) => isIn(piece, language));
  const wordings = parts.map((part) => (isTyped ? writeAsTyped(part, language) : compose(part, language, gender)));
  const worded = wordings.filter((one) => one !== "").join(", ");
  return {
    text: /^\p{Lu}/u.test(text.trim()) && isKnownFirst(worded) ? capitalise(worded) : worded,
    isGuessed: !isTyped && isGuessedIn(parts, language),
  };
}

/** By which adjectives agree with what a text names; null where that is not known. */
export function findRussianGender(text: string): Gender | null {
  return findGenderOf(splitParts(text).flatMap(parseName));
}

/** Whether a text begins with a word of the language, not with somebody's name. */
export function isKnownFirst(text: string): boolean {
  const [first] = splitParts(text).flatMap(parseName);
  return first !== undefined && first.kind !== "brand" && (first.kind !== "word" || isPlainWord(first.text));
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function splitParts(text: string): string[] {
  return (
    spellUzbek(text.trim().replace(/\s+/g, " "))
      // Typed in Cyrillic, a vitamin's letter looks the same and is another.
      .replace(
        /(?<=(?:vitamin|витамин)\s)[АВСЕК](?![\p{L}])/giu,
        (letter) => ({ А: "A", В: "B", С: "C", Е: "E", К: "K" })[letter] ?? letter,
      )
      .split(/\s*[,;]\s+|\s+[–-]\s+/u)
  );
}

function findGenderOf(pieces: readonly Piece[]): Gender | null {
  const head = findHead(pieces);
  return head && findGender(head.product.ru);
}

/** Russian names the thing first, Uzbek and English last. */
function findHead(pieces: readonly Piece[]): ProductPiece | null {
  const named = pieces.filter((piece) => piece.kind === "product");
  const first = named[0];
  return (first && /\p{Script=Cyrillic}/u.test(first.text) ? first : named.at(-1)) ?? null;
}

function isIn(piece: Piece, language: Language): boolean {
  if (piece.kind === "brand" || piece.kind === "measure") return true;
  if (piece.kind !== "word") return piece.languages.includes(language);
  return language === "ru" || !/\p{Script=Cyrillic}/u.test(piece.text);
}

function writeAsTyped(part: readonly Piece[], language: Language): string {
  return part
    .map((piece, place) => {
      if (piece.kind === "brand") return piece.brand.brand;
      if (piece.kind === "word") return piece.text;
      if (piece.kind === "measure") return writeMeasure(piece.measure, language);
      return place > 0 && piece.kind !== "plain"
        ? piece.text.charAt(0).toLowerCase() + piece.text.slice(1)
        : piece.text;
    })
    .join(" ");
}

function compose(part: readonly Piece[], language: Language, gender: Gender | null): string {
  const head = findHead(part);
  const described = part.filter((piece) => piece.kind === "trait").map((piece) => piece.trait);
  if (!head) return part.map((piece) => writePiece(piece, language, gender)).join(" ");
  const rest = part.filter((piece) => piece !== head && piece.kind !== "trait");
  const own = findGender(head.product.ru);
  const sorted = [...described].sort((a, b) => traitKinds.indexOf(a.kind) - traitKinds.indexOf(b.kind));
  const words = language === "uz" ? nameInUzbek(head, sorted) : nameInRussian(head, sorted, own);
  return [...words, ...rest.map((piece) => writePiece(piece, language, own))]
    .join(" ")
    .replace(/ (?=\d+ (?:пакетик|табл|капс|шт|paketcha|tabletka|kapsula|dona))/u, ", ");
}

function nameInUzbek(head: ProductPiece, described: readonly Trait[]): string[] {
  const isOwned = described.some((trait) => trait.kind === "flavour" && !trait.uz.endsWith("li"));
  const noun = head.product.uz;
  const forWhom = described.filter((trait) => trait.uz.endsWith(" uchun"));
  const looks = described.filter((trait) => !forWhom.includes(trait));
  return [...[...forWhom, ...looks].map((trait) => trait.uz), isOwned ? addPossessive(noun) : noun];
}

function nameInRussian(head: ProductPiece, described: readonly Trait[], gender: Gender): string[] {
  const before = described.filter((trait) => isAdjective(trait.ru)).map((trait) => agree(trait.ru, gender));
  const after = described.filter((trait) => !isAdjective(trait.ru)).map((trait) => trait.ru);
  return [...before, head.product.ru, ...after];
}

function addPossessive(noun: string): string {
  if (/[aeiou]$/u.test(noun)) return `${noun}si`;
  return noun.replace(/k$/u, "g").replace(/q$/u, "gʻ").concat("i");
}

function writePiece(piece: Piece, language: Language, gender: Gender | null): string {
  if (piece.kind === "product") return piece.product[language];
  if (piece.kind === "plain") return piece.term[language];
  if (piece.kind === "brand") return piece.brand.brand;
  if (piece.kind === "measure") return writeMeasure(piece.measure, language);
  if (piece.kind === "word") return fitScript(piece.text, language);
  const { alone, kind } = piece.trait;
  return language === "ru" && kind === "colour" && gender ? agree(alone.ru, gender) : alone[language];
}

function isGuessedIn(parts: readonly Piece[][], language: Language): boolean {
  return parts.flat().some((piece) => piece.kind === "word" && fitScript(piece.text, language) !== piece.text);
}

function fitScript(text: string, language: Language): string {
  return text.replace(/[\p{L}ʻʼ]+/gu, (word) => {
    if (language === "uz") return /\p{Script=Cyrillic}/u.test(word) ? spellInLatin(word) : word;
    return isPlainWord(word) && !findBrand(word) ? spellInCyrillic(word) : word;
  });
}

/** Not a name: Uzbek's own letters or endings, or no capital; in Cyrillic any word. */
function isPlainWord(word: string): boolean {
  if (/^\p{Script=Cyrillic}/u.test(word)) return true;
  if (!/^\p{Script=Latin}/u.test(word)) return false;
  return /[ʻʼ]/.test(word) || /^\p{Ll}{3,}$/u.test(word) || /^\p{L}\p{Ll}{2,}(?:li|siz|lar|lari|dagi)$/u.test(word);
}
