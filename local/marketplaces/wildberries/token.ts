import { createHmac } from "node:crypto";

/** Content, analytics, prices, marketplace, statistics, promotion, feedbacks, chat, supplies, returns, documents, finance. */
const allScopes = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13];
/** Real ones live 180 days; a sandbox's key is to outlive its state. */
const defaultExpiry = new Date("2035-01-01T00:00:00Z");

type TokenOptions = {
  /** Bits of the categories that the token is for. */
  scopes?: number[];
  expiresAt?: Date;
  /** Only reading: bit 30 of the mask. */
  isReadOnly?: boolean;
};

/** A key shaped like Wildberries' own, a JWT. The same secret always gives the same token. */
export function mintWildberriesToken(secret: string, options: TokenOptions = {}): string {
  const { scopes = allScopes, expiresAt = defaultExpiry, isReadOnly = false } = options;
  const id = makeUuid(secret, "id");
  const payload = {
    acc: 1,
    ent: 1,
    exp: Math.floor(expiresAt.getTime() / 1000),
    id,
    iid: 10_000_001,
    oid: 1_000_001,
    s: [...scopes, ...(isReadOnly ? [30] : [])].reduce((mask, bit) => mask + 2 ** bit, 0),
    sid: makeUuid(secret, "sid"),
    t: false,
    uid: 20_000_001,
  };
  const body = `${encode({ alg: "HS256", kid: "sandbox", typ: "JWT" })}.${encode(payload)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

/** Bits of the token's mask; null for a key that is no token, which may do everything. */
export function readScopeBits(token: string): Set<number> | null {
  const { s: mask } = readPayload(token);
  if (typeof mask !== "number") return null;
  return new Set([...Array(53).keys()].filter((bit) => Math.floor(mask / 2 ** bit) % 2 === 1));
}

export function readSellerId(token: string): string | null {
  const { sid } = readPayload(token);
  return typeof sid === "string" ? sid : null;
}

function readPayload(token: string): Record<string, unknown> {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    return typeof payload === "object" && payload !== null ? { ...payload } : {};
  } catch {
    return {};
  }
}

export function makeUuid(secret: string, purpose: string): string {
  const hex = createHmac("sha256", secret).update(purpose).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
