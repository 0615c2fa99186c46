import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const prefix = /^signkey-\w+-/;

/** JSON with sorted keys and no spaces (RFC 8785 for what JSON.parse can yield): what a signature covers. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const fields: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${fields.join(",")}}`;
}

/** The `x-inngest-signature` header for a body that is canonical JSON already. */
export function signBody(body: string, signingKey: string, now: number) {
  const seconds = Math.floor(now / 1000).toString();
  const mac = createHmac("sha256", signingKey.replace(prefix, "")).update(body).update(seconds).digest("hex");
  return `t=${seconds}&s=${mac}`;
}

/** The bearer token that a holder of the signing key sends: its prefix, and the hash of the decoded key. */
export function bearerToken(signingKey: string) {
  const key = Buffer.from(signingKey.replace(prefix, ""), "hex");
  return `${prefix.exec(signingKey)?.[0] ?? ""}${createHash("sha256").update(key).digest("hex")}`;
}

export function isSameSecret(given: string, expected: string) {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
