import type { Context, MiddlewareHandler } from "hono";
import type { Seller, State } from "./state.ts";

export type Env = { Variables: { seller: Seller } };

/**
 * Calls a second that the bucket gives back, how many it holds, and how many a day has. Uzum names the headers and
 * keeps the numbers.
 */
export type RateLimit = { perSecond: number; burst: number; perDay?: number };

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

export function limitRate(state: State, { perSecond, burst, perDay }: RateLimit): MiddlewareHandler<Env> {
  const buckets = new Map<string, { tokens: number; at: number; day: number; calls: number }>();
  return async (context, next) => {
    const { label } = context.get("seller");
    const at = state.now();
    const day = Math.floor(at / dayMs);
    const bucket = buckets.get(label) ?? { tokens: burst, at, day, calls: 0 };
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
    const calls = bucket.day === day ? bucket.calls : 0;
    const isOver = tokens < 1 || (perDay !== undefined && calls >= perDay);
    const left = isOver ? tokens : tokens - 1;
    buckets.set(label, { tokens: left, at, day, calls: isOver ? calls : calls + 1 });
    context.header("x-ratelimit-remaining", String(Math.floor(left)));
    context.header("x-ratelimit-replenish-rate", String(perSecond));
    context.header("x-ratelimit-burst-capacity", String(burst));
    context.header("x-ratelimit-requested-tokens", "1");
    if (perDay !== undefined) {
      context.header("x-ratelimit-limit-per-day", String(perDay));
      context.header("x-ratelimit-remaining-per-day", String(Math.max(0, perDay - calls - (isOver ? 0 : 1))));
    }
    if (isOver) return context.body(null, 429);
    await next();
  };
}

const dayMs = 86_400_000;

/** Too many calls, out of the blue: what the faults answer. */
export const refuseForLimit = (context: Context) =>
  context.body(null, 429, {
    "x-ratelimit-remaining": "0",
    "x-ratelimit-replenish-rate": "2",
    "x-ratelimit-requested-tokens": "1",
  });
