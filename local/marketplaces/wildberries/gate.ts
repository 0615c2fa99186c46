import type { MiddlewareHandler } from "hono";
import { gatewayProblem } from "./replies.ts";
import type { Shop, State } from "./state.ts";
import { isExpired, isLabel, type Keys, readScopeBits, readSellerLabel } from "./token.ts";

export type Env = { Variables: { shop: Shop } };

const readOnlyBit = 30;
/** A POST that only reads. */
const reading = /\/(list|filter|status|detailed)$|^\/api\/v3\/(stocks\/|orders\/stickers)/;

/** Bit of the token's mask that a path wants; other paths are open to any token. */
const scopeOfPath: [RegExp, number][] = [
  [/^\/(content|api\/content)\//, 1],
  [/^\/api\/v2\//, 3],
  [/^\/api\/(v3|marketplace)\//, 4],
  [/^\/api\/v1\/analytics\//, 2],
  [/^\/api\/v1\/supplier\//, 5],
  [/^\/api\/v1\/(feedback|question)/, 7],
  [/^\/api\/v1\/seller\//, 9],
  [/^\/api\/v1\/claim/, 11],
  [/^\/api\/finance\//, 13],
];

/**
 * The token exactly, without `Bearer`; null for one that is not ours, "" for the first seller's. Another seller has a
 * token minted for its label or, in short, `<key>~<label>`: both open the same cabinet.
 */
export function findLabel(authorization: string | undefined, { key, secret }: Keys): string | null {
  if (authorization === undefined) return null;
  if (authorization === key) return "";
  const label = authorization.startsWith(`${key}~`) ? authorization.slice(key.length + 1) : "";
  if (isLabel(label)) return label;
  return secret ? readSellerLabel(authorization, secret) : null;
}

export function admitSeller(state: State, keys: Keys): MiddlewareHandler<Env> {
  return async (context, next) => {
    const token = context.req.header("authorization");
    const label = findLabel(token, keys);
    const refuse = (detail: string) => gatewayProblem(context, 401, "unauthorized", detail, state.now());
    if (label === null) return refuse("token problem; token is malformed: could not base64 decode signature");
    const scope = scopeOfPath.find(([pattern]) => pattern.test(context.req.path))?.[1];
    if (isExpired(token ?? "", state.now())) return refuse("access token expired");
    const bits = readScopeBits(token ?? "");
    if (bits && scope !== undefined && !bits.has(scope)) return refuse("token scope not allowed");
    const { method, path } = context.req;
    const isChange = method === "POST" ? !reading.test(path) : method !== "GET";
    if (bits?.has(readOnlyBit) && isChange) return refuse("read-only token scope not allowed for this route");
    context.set("shop", state.openShop(label));
    await next();
  };
}
