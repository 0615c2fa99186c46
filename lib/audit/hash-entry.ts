import { createHash } from "node:crypto";

/** The columns of an entry as PostgreSQL writes them as text, in the order in which they are hashed. */
export const hashedFields = [
  "id",
  "partnerId",
  "actor",
  "actorId",
  "action",
  "subjectKind",
  "subjectId",
  "before",
  "after",
  "address",
  "requestId",
  "createdMs",
  "updatedMs",
] as const;

export type EntryText = Record<(typeof hashedFields)[number], string | null>;

/** The hash that the database function audit_hash works out as an entry commits: change both or neither. */
export function hashEntry(hashBefore: Uint8Array, entry: EntryText): Buffer {
  // Lengths stand before the values, so that no two entries read alike.
  const text = hashedFields.map((field) => sizeAndText(entry[field])).join(",");
  return createHash("sha256").update(hashBefore).update(text).digest();
}

const sizeAndText = (text: string | null) => (text === null ? "-" : `${Buffer.byteLength(text)}:${text}`);
