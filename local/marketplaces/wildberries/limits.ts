import type { MiddlewareHandler } from "hono";
import type { Env } from "./gate.ts";
import { gatewayProblem } from "./replies.ts";

/** A token bucket: one call comes back every `intervalMs`, `burst` are held at most. From the specifications' tables. */
type Limit = { method?: string; path: RegExp; group: string; intervalMs: number; burst: number; badCost?: number };

const minute = 60_000;

const limits: Limit[] = [
  { path: /^\/ping$/, group: "ping", intervalMs: 10_000, burst: 3 },
  { path: /^\/api\/v1\/seller-info$/, group: "seller-info", intervalMs: minute, burst: 10 },
  { path: /^\/content\/v2\/cards\/upload/, group: "cards-upload", intervalMs: 6_000, burst: 5 },
  { path: /^\/content\/v2\/cards\/update$/, group: "cards-update", intervalMs: 6_000, burst: 5 },
  { path: /^\/content\/v2\/cards\/error\//, group: "cards-errors", intervalMs: 6_000, burst: 5 },
  { path: /^\/content\/v3\/media\//, group: "media", intervalMs: 600, burst: 5 },
  { path: /^\/content\//, group: "content", intervalMs: 600, burst: 5 },
  { path: /^\/api\/v2\//, group: "prices", intervalMs: 600, burst: 5 },
  { path: /^\/api\/v3\/stocks\//, group: "stocks", intervalMs: 200, burst: 20, badCost: 10 },
  { path: /^\/api\/v3\/warehouses/, group: "warehouses", intervalMs: 200, burst: 20, badCost: 10 },
  { path: /^\/api\/v3\/orders\/\d+\/cancel$/, group: "cancel", intervalMs: 600, burst: 20, badCost: 10 },
  { path: /^\/api\/(v3|marketplace\/v3)\//, group: "orders", intervalMs: 200, burst: 20, badCost: 10 },
  { path: /^\/api\/v1\/supplier\/sales$/, group: "sales", intervalMs: minute, burst: 1 },
  { path: /^\/api\/finance\//, group: "sales-reports", intervalMs: minute, burst: 1 },
];

export type LimitMode = { mode: "documented" | "off" };

/** Per seller and group of methods; in the marketplace area a 4XX costs ten calls. */
export function limitRate(setting: LimitMode): MiddlewareHandler<Env> {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return async (context, next) => {
    const limit = limits.find(({ path }) => path.test(context.req.path));
    if (!limit || setting.mode === "off") return next();
    const shop = context.get("shop");
    const name = `${shop.seller.label} ${limit.group}`;
    const at = shop.now().getTime();
    const bucket = buckets.get(name) ?? { tokens: limit.burst, at };
    const tokens = Math.min(limit.burst, bucket.tokens + (at - bucket.at) / limit.intervalMs);
    if (tokens < 1) {
      const wait = Math.ceil(((1 - tokens) * limit.intervalMs) / 1000);
      buckets.set(name, { tokens, at });
      context.header("X-Ratelimit-Retry", String(wait));
      context.header("X-Ratelimit-Limit", String(limit.burst));
      context.header("X-Ratelimit-Reset", String(Math.ceil(((limit.burst - tokens) * limit.intervalMs) / 1000)));
      return gatewayProblem(context, 429, "too many requests", `limited by ${shop.seller.sid}`, shop.now());
    }
    buckets.set(name, { tokens: tokens - 1, at });
    context.header("X-Ratelimit-Remaining", String(Math.floor(tokens - 1)));
    await next();
    const cost = context.res.status >= 400 && context.res.status < 500 ? (limit.badCost ?? 1) : 1;
    buckets.set(name, { tokens: Math.max(0, tokens - cost), at });
  };
}
