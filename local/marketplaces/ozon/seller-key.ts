import { createHash } from "node:crypto";

/** `<key>` is the first seller's, with the label ""; `<key>~<label>` is another's. Null for any other text. */
export function findLabel(given: string | undefined, key: string): string | null {
  if (given === key) return "";
  if (!given?.startsWith(`${key}~`)) return null;
  const label = given.slice(key.length + 1);
  return isLabel(label) ? label : null;
}

export const isLabel = (text: string): boolean => /^[a-z0-9-]{1,40}$/.test(text);

/** The Client-Id, 10 to 13 digits, that goes with the Api-Key `<key>~<label>`. The first seller keeps its own. */
export function sellerClientId(clientId: string, label: string): string {
  return label === "" ? clientId : String(1_000_000_000 + takeNumber(clientId, label, 0));
}

/** 40 bits that are always the same for one seller; `place` tells its numbers apart. */
export function takeNumber(clientId: string, label: string, place: 0 | 1 | 2 | 3): number {
  return createHash("sha256")
    .update(`ozon seller ${clientId} ${label}`)
    .digest()
    .readUIntBE(place * 5, 5);
}
