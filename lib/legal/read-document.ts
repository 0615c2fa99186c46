import "server-only";
import { createHash } from "node:crypto";
import type { Locale } from "@/lib/i18n/locales";
import { transliterateMessage } from "@/lib/i18n/transliterate";
import offer1 from "@/lib/legal/texts/offer-1.json";
import privacy1 from "@/lib/legal/texts/privacy-1.json";
import terms1 from "@/lib/legal/texts/terms-1.json";
import type { LegalDocumentName } from "@/lib/legal/versions";

type Words = { title: string; intro: string; sections: { heading: string; paragraphs: string[] }[] };
type Texts = Record<Exclude<Locale, "uz-Cyrl">, Words>;

const texts: Record<LegalDocumentName, Record<number, Texts>> = {
  terms: { 1: terms1 },
  privacy: { 1: privacy1 },
  offer: { 1: offer1 },
};

/** Null when there never was such a version. */
export function readDocument(name: LegalDocumentName, version: number, locale: Locale): Words | null {
  const all = texts[name][version];
  if (!all) return null;
  return locale === "uz-Cyrl" ? inCyrillic(all.uz) : all[locale];
}

/** SHA-256 of the words in all languages: what a person accepted can be shown later, to the letter. */
export function hashDocument(name: LegalDocumentName, version: number): Uint8Array<ArrayBuffer> {
  const all = texts[name][version];
  if (!all) throw new Error(`there is no version ${version} of ${name}`);
  return new Uint8Array(createHash("sha256").update(JSON.stringify(all)).digest());
}

function inCyrillic({ title, intro, sections }: Words): Words {
  return {
    title: transliterateMessage(title),
    intro: transliterateMessage(intro),
    sections: sections.map(({ heading, paragraphs }) => ({
      heading: transliterateMessage(heading),
      paragraphs: paragraphs.map(transliterateMessage),
    })),
  };
}
