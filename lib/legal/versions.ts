/**
 * Which version of each document is in force, and since when. A changed text is a new file under `texts/` and a new line
 * here, with the next number of all three together; a text that was in force is never edited (a test holds its hash).
 * Safe in the browser: no texts.
 */
export const legalVersions = {
  terms: [{ version: 1, since: "2026-11-23" }],
  privacy: [{ version: 1, since: "2026-11-23" }],
  offer: [{ version: 1, since: "2026-11-23" }],
} as const satisfies Record<string, readonly { version: number; since: string }[]>;

export type LegalDocumentName = keyof typeof legalVersions;
export const legalDocumentNames = Object.keys(legalVersions) as LegalDocumentName[];

/** What a person has to have accepted: the newest number of all documents. */
export const termsVersion: number = Math.max(
  ...Object.values(legalVersions).flatMap((all) => all.map((one) => one.version)),
);

/** Documents that changed since this person accepted them last. */
export const findChangedDocuments = (acceptedVersion: number): LegalDocumentName[] =>
  legalDocumentNames.filter((name) => newestVersion(name).version > acceptedVersion);

export function newestVersion(name: LegalDocumentName): { version: number; since: string } {
  return legalVersions[name].reduce((newest, one) => (one.version > newest.version ? one : newest));
}
