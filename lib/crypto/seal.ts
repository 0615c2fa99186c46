import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * AES-256-GCM with a fresh 96-bit nonce (promise S1). `context` is bound to the ciphertext as additional data, so a
 * value moved to another row, partner or field does not open. Layout: nonce (12) | tag (16) | ciphertext.
 */
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

/** Says which key encrypted something without saying anything about the key. */
export const keyIdOf = (key: Uint8Array): string => createHash("sha256").update(key).digest("hex").slice(0, 16);
