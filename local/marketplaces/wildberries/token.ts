import { createHmac } from "node:crypto";

/** Content, analytics, prices, marketplace, statistics, promotion, feedbacks, chat, supplies, returns, documents, finance. */
const allScopes = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13];
/** Real ones live 180 days; a sandbox's key is to outlive its state. */
const defaultExpiry = new Date("2035-01-01T00:00:00Z");

const accounts = { base: 1, test: 2, personal: 3, service: 4 } as const;

type TokenOptions = {
  /** Bits of the categories that the token is for. */
  scopes?: number[];
  expiresAt?: Date;
  /** Only reading: bit 30 of the mask. */
  isReadOnly?: boolean;
  /** Its type, `acc`; a cloud service in the catalogue has a service token. A base one has far lower limits. */
  kind?: keyof typeof accounts;
  /** The label of another seller with a cabinet of its own: 1 to 40 of a-z, 0-9 and -. */
  seller?: string;
};

/** The first seller's token, and the secret from which further tokens are minted. */
export type Keys = { key: string; secret?: string | undefined };

/**
 * A key shaped like Wildberries' own, a JWT. The same secret always gives the same token. Another seller's carries its
 * label in the claim `seller`, which the real one does not have, beside ids of its own.
 */
export function mintWildberriesToken(secret: string, options: TokenOptions = {}): string {
  const { scopes = allScopes, expiresAt = defaultExpiry, isReadOnly = false, kind = "service", seller = "" } = options;
  if (seller !== "" && !isLabel(seller)) throw new Error(`no label for a seller: ${seller}`);
  const numberOf = (name: string, first: number) => (seller === "" ? first : makeNumber(secret, `${name} ${seller}`));
  const payload = {
    acc: accounts[kind],
    ...(kind === "service" && { for: `asid:${makeUuid(secret, "asid")}` }),
    ...(kind === "personal" && { for: "self" }),
    ent: 1,
    exp: Math.floor(expiresAt.getTime() / 1000),
    id: makeUuid(secret, seller === "" ? "id" : `id ${seller}`),
    iid: numberOf("iid", 10_000_001),
    oid: numberOf("oid", 1_000_001),
    s: [...scopes, ...(isReadOnly ? [30] : [])].reduce((mask, bit) => mask + 2 ** bit, 0),
    sid: makeSid(secret, seller),
    t: kind === "test",
    uid: numberOf("uid", 20_000_001),
    ...(seller !== "" && { seller }),
  };
  const body = `${encode({ alg: "HS256", kid: "sandbox", typ: "JWT" })}.${encode(payload)}`;
  return `${body}.${sign(secret, body)}`;
}

/** Whose token it is, "" for the first seller's; null when it was not minted from the secret. */
export function readSellerLabel(token: string, secret: string): string | null {
  const end = token.lastIndexOf(".");
  if (sign(secret, token.slice(0, end)) !== token.slice(end + 1)) return null;
  const { seller = "" } = readPayload(token);
  return typeof seller === "string" && (seller === "" || isLabel(seller)) ? seller : null;
}

export const isLabel = (text: string): boolean => /^[a-z0-9-]{1,40}$/.test(text);

export const makeSid = (secret: string, label: string): string =>
  makeUuid(secret, label === "" ? "sid" : `sid ${label}`);

/** Bits of the token's mask; null for a key that is no token, which may do everything. */
export function readScopeBits(token: string): Set<number> | null {
  const { s: mask } = readPayload(token);
  if (typeof mask !== "number") return null;
  return new Set([...Array(53).keys()].filter((bit) => Math.floor(mask / 2 ** bit) % 2 === 1));
}

/** A base token is held to far lower limits. */
export const isBase = (token: string): boolean => readPayload(token).acc === accounts.base;

export function isExpired(token: string, now: Date): boolean {
  const { exp } = readPayload(token);
  return typeof exp === "number" && exp * 1000 <= now.getTime();
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

/** 40 bits, above any number of the first seller. */
export function makeNumber(secret: string, purpose: string): number {
  return 1_000_000_000 + createHmac("sha256", secret).update(purpose).digest().readUIntBE(0, 5);
}

function makeUuid(secret: string, purpose: string): string {
  const hex = createHmac("sha256", secret).update(purpose).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const sign = (secret: string, body: string) => createHmac("sha256", secret).update(body).digest("base64url");

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
