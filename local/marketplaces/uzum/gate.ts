import type { MiddlewareHandler } from "hono";
import type { Seller, State } from "./state.ts";

export type Env = { Variables: { seller: Seller } };

/** Calls a second that the bucket gives back, and how many it holds. Uzum names the headers and keeps the numbers. */
export type RateLimit = { perSecond: number; burst: number };

const now = (state: State) => new Date(state.now()).toISOString();

export const wrap = (state: State, payload: unknown) => ({ payload, errors: [], timestamp: now(state) });

export const failure = (state: State, code: string, message: string) => ({
  errors: [{ code, message }],
  timestamp: now(state),
});

/** The raw token, exactly: a `Bearer` before it is a wrong token. `<key>~<label>` is the key of a further seller. */
export function findLabel(authorization: string | undefined, key: string): string | null {
  if (authorization === key) return "";
  if (!authorization?.startsWith(`${key}~`)) return null;
  const label = authorization.slice(key.length + 1);
  return /^[\w-]{1,40}$/.test(label) ? label : null;
}

export function admitSeller(state: State, key: string): MiddlewareHandler<Env> {
  return async (context, next) => {
    const label = findLabel(context.req.header("authorization"), key);
    if (label === null) return context.body(null, 401);
    context.set("seller", state.findSeller(label));
    await next();
  };
}

export function limitRate(state: State, { perSecond, burst }: RateLimit): MiddlewareHandler<Env> {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return async (context, next) => {
    const { label } = context.get("seller");
    const at = state.now();
    const bucket = buckets.get(label) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
    const isOver = tokens < 1;
    buckets.set(label, { tokens: isOver ? tokens : tokens - 1, at });
    context.header("x-ratelimit-remaining", String(Math.floor(isOver ? 0 : tokens - 1)));
    context.header("x-ratelimit-replenish-rate", String(perSecond));
    context.header("x-ratelimit-burst-capacity", String(burst));
    context.header("x-ratelimit-requested-tokens", "1");
    if (isOver) return context.body(null, 429);
    await next();
  };
}
