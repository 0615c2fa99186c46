import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, URL-safe. */
export const makeToken = () => randomBytes(32).toString("base64url");

/** What the database keeps of a token: whoever reads the table cannot use it. */
export const hashToken = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(token).digest());
