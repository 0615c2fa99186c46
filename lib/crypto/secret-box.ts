import "server-only";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

/**
 * AES-256-GCM with a fresh 96-bit nonce (promise S1). `context` is bound to the ciphertext as additional data, so a
 * value moved to another row, partner or field does not open. Layout: nonce (12) | tag (16) | ciphertext.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export function seal(key: Uint8Array, text: string | Uint8Array, context: string): Bytes {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(Buffer.from(text as string)), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** Throws when the bytes, the key or the context are not the ones that were sealed. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Bytes {
  // With the length named a tag that was cut short is refused: four bytes of it could be guessed.
  const options = { authTagLength: 16 };
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12), options).setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]));
}

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

/** Says which key encrypted something without saying anything about the key. */
export const newestKeyId = () => createHash("sha256").update(newestKey()).digest("hex").slice(0, 16);

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
