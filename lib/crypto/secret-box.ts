import "server-only";
import { randomBytes } from "node:crypto";
import { type Bytes, keyIdOf, seal, unseal } from "@/lib/crypto/seal";
import { env } from "@/lib/env";

/** A data key of its own for one secret, wrapped by the key-encryption key. */
export function makeDataKey(context: string): { key: Bytes; wrapped: Bytes; wrappingKeyId: string } {
  const key = new Uint8Array(randomBytes(32));
  return { key, ...wrapDataKey(key, context) };
}

export function openDataKey(wrapped: Uint8Array, context: string): Bytes {
  return unsealWithAny(wrapped, `data-key|${context}`);
}

/** The same data key under the newest key-encryption key: what it encrypted stays as it is. */
export const rewrapDataKey = (wrapped: Uint8Array, context: string) =>
  wrapDataKey(openDataKey(wrapped, context), context);

function wrapDataKey(key: Uint8Array, context: string): { wrapped: Bytes; wrappingKeyId: string } {
  return { wrapped: seal(newestKey(), key, `data-key|${context}`), wrappingKeyId: newestKeyId() };
}

/** For single fields of a partner's own rows, such as a bank account. */
export const sealField = (text: string, context: string): Bytes => seal(newestKey(), text, context);
export const unsealField = (sealed: Uint8Array, context: string): string =>
  Buffer.from(unsealWithAny(sealed, context)).toString();

const read = (text: string) => Buffer.from(text, "base64");
const newestKey = () => read(env().KEY_ENCRYPTION_KEY);

export const newestKeyId = () => keyIdOf(newestKey());

/** During a rotation several keys open and one encrypts; the tag tells which of them a value belongs to. */
function unsealWithAny(sealed: Uint8Array, context: string): Bytes {
  for (const old of env().KEY_ENCRYPTION_KEYS_OLD) {
    try {
      return unseal(read(old), sealed, context);
    } catch {
      // Not this one; the refusal to tell is that of the newest key.
    }
  }
  return unseal(newestKey(), sealed, context);
}
