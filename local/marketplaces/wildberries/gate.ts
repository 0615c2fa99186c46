import type { MiddlewareHandler } from "hono";
import { gatewayProblem } from "./replies.ts";
import type { Shop, State } from "./state.ts";
import { readScopeBits } from "./token.ts";

export type Env = { Variables: { shop: Shop } };

/** Bit of the token's mask that a path wants; other paths are open to any token. */
const scopeOfPath: [RegExp, number][] = [
  [/^\/(content|api\/content)\//, 1],
  [/^\/api\/v2\//, 3],
  [/^\/api\/(v3|marketplace)\//, 4],
  [/^\/api\/v1\/supplier\//, 5],
  [/^\/api\/finance\//, 13],
];

/** The key exactly, without `Bearer`. `<key>~<label>` is the key of a further seller. */
export function findLabel(authorization: string | undefined, key: string): string | null {
  if (authorization === key) return "";
  if (!authorization?.startsWith(`${key}~`)) return null;
  const label = authorization.slice(key.length + 1);
  return /^[\w-]{1,40}$/.test(label) ? label : null;
}

export function admitSeller(state: State, key: string): MiddlewareHandler<Env> {
  const bits = readScopeBits(key);
  return async (context, next) => {
    const label = findLabel(context.req.header("authorization"), key);
    const refuse = (detail: string) => gatewayProblem(context, 401, "unauthorized", detail, state.now());
    if (label === null) return refuse("token problem; token is malformed: could not base64 decode signature");
    const scope = scopeOfPath.find(([pattern]) => pattern.test(context.req.path))?.[1];
    if (bits && scope !== undefined && !bits.has(scope)) return refuse("token scope not allowed");
    context.set("shop", state.openShop(label));
    await next();
  };
}
