import { expect, test } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { hashDocument, readDocument } from "@/lib/legal/read-document";
import {
  findChangedDocuments,
  legalDocumentNames,
  legalVersions,
  newestVersion,
  termsVersion,
} from "@/lib/legal/versions";

/** Somebody has accepted these words: they are never edited. A change is a new version, and a new line here. */
const released: Record<string, string> = {
  "terms 1": "e5c468ebcec94aebe78d5741f9595fc5f2e54e9681382c9baf8b07b44ae6cb9c",
  "privacy 1": "72384cff708c66569327ccb0e4577e09335e936ac544e8638ec57560bc510c4d",
  "offer 1": "cf34ade672c9917cd0658b9c3f71871379b53f85b03c1518e623f45d4e699674",
};

const all = legalDocumentNames.flatMap((name) => legalVersions[name].map(({ version }) => ({ name, version })));

test("no version that was in force was edited", () => {
  const hashes = all.map(({ name, version }) => [
    `${name} ${version}`,
    Buffer.from(hashDocument(name, version)).toString("hex"),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(released);
});

test.each(all)("$name, version $version stands in every language, with as many sections", ({ name, version }) => {
  const shapes = locales.map((locale) => {
    const words = readDocument(name, version, locale);
    return words?.sections.map(({ paragraphs }) => paragraphs.length).join();
  });
  expect(shapes[0]).toBeTruthy();
  expect(new Set(shapes).size).toBe(1);
});

test("a version that never was is nothing", () => expect(readDocument("terms", 99, "uz")).toBeNull());

test("who accepted nothing is asked for all, who accepted the newest for none", () => {
  expect(findChangedDocuments(0)).toEqual(legalDocumentNames);
  expect(findChangedDocuments(termsVersion)).toEqual([]);
  expect(Math.max(...legalDocumentNames.map((name) => newestVersion(name).version))).toBe(termsVersion);
});
