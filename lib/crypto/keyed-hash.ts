import "server-only";
import { createHash, createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/env";

/**
 * Finds equal numbers without storing them: a plain hash of 9 to 20 digits is found by trying them all, so the hash
 * needs a key. It follows from SESSION_SECRET and not from KEY_ENCRYPTION_KEY: that one is changed now and then, on one
 * machine after the other, and meanwhile equal numbers would get different hashes. `purpose` keeps kinds of numbers apart.
 */
export function keyedHash(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", deriveKey(purpose)).update(text).digest());
}

/** Says which secret the hashes follow from without saying anything about it: another one means to hash anew. */
export const keyedHashId = () => createHash("sha256").update(deriveKey("key-id")).digest("hex").slice(0, 16);

const deriveKey = (purpose: string) =>
  Buffer.from(hkdfSync("sha256", env().SESSION_SECRET, "", `keyed-hash|${purpose}`, 32));
