import { createHmac, timingSafeEqual } from "node:crypto";

export type AppKeys = { appId: string; key: string; secret: string };

export function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text, "utf8").digest("hex");
}

export function isSignatureOf(secret: string, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(secret, text));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Checks a `key:signature` pair, the form in which an application vouches for a subscription or a user. */
export function isVouchedFor(keys: AppKeys, auth: string, text: string): boolean {
  const colon = auth.indexOf(":");
  return auth.slice(0, colon) === keys.key && isSignatureOf(keys.secret, text, auth.slice(colon + 1));
}
