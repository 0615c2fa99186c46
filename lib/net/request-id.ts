import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** Signed by proxy.ts: what a caller sends under this name to a route outside the proxy is not believed. */
export const requestIdHeader = "x-request-id";

export function makeRequestId(secret: string): string {
  const id = randomUUID();
  return `${id}.${sign(id, secret)}`;
}

export function readRequestId(header: string | null, secret: string): string | null {
  const [id = "", mark = ""] = header?.split(".", 2) ?? [];
  const right = Buffer.from(sign(id, secret));
  const given = Buffer.from(mark);
  return given.length === right.length && timingSafeEqual(new Uint8Array(given), new Uint8Array(right)) ? id : null;
}

const sign = (id: string, secret: string) =>
  createHmac("sha256", secret).update(`request-id|${id}`).digest("base64url").slice(0, 22);
