import type { MiddlewareHandler } from "hono";
import type { Env } from "./gate.ts";
import { gatewayProblem } from "./replies.ts";
import { isBase } from "./token.ts";

/**
 * A token bucket: one call comes back every `usual[0]` ms, `usual[1]` are held at most; `base` is for base tokens. From
 * the specifications' tables. A call counts in every bucket whose path is its own.
 */
type Limit = { path: RegExp; group: string; usual: Rate; base?: Rate; badCost?: number };
type Rate = readonly [intervalMs: number, burst: number];

const minute = 60_000;
const hour = 60 * minute;

const limits: Limit[] = [
  { path: /^\/ping$/, group: "ping", usual: [10_000, 3] },
  { path: /^\/api\/v1\/seller-info$/, group: "seller-info", usual: [minute, 10], base: [24 * hour, 1] },
  { path: /^\/content\/v2\/cards\/upload/, group: "cards-upload", usual: [6_000, 5] },
  { path: /^\/content\/v2\/cards\/update$/, group: "cards-update", usual: [6_000, 5] },
  { path: /^\/content\/v2\/cards\/error\//, group: "cards-errors", usual: [6_000, 5] },
  { path: /^\/content\/v3\/media\//, group: "media", usual: [600, 5], base: [hour / 2, 1] },
  {
    path: /^\/content\/v2\/directory\/(colors|kinds|seasons|vat)$/,
    group: "directories",
    usual: [600, 5],
    base: [hour / 2, 1],
  },
  { path: /^\/content\/(?!v2\/cards\/up)/, group: "content", usual: [600, 5] },
  { path: /^\/api\/v2\//, group: "prices", usual: [600, 5], base: [hour / 4, 1] },
  { path: /^\/api\/v3\/stocks\//, group: "stocks", usual: [200, 20], badCost: 10 },
  { path: /^\/api\/v3\/warehouses/, group: "warehouses", usual: [200, 20], badCost: 10 },
  { path: /^\/api\/v3\/orders\/\d+\/cancel$/, group: "cancel", usual: [600, 20], badCost: 10 },
  {
    path: /^\/api\/(v3|marketplace\/v3)\/(?!stocks|warehouses|orders\/meta|orders\/\d+\/(cancel|meta))/,
    group: "orders",
    usual: [200, 20],
    badCost: 10,
  },
  { path: /^\/api\/marketplace\/v3\/orders\/meta$/, group: "identifiers", usual: [200, 20], badCost: 10 },
  { path: /^\/api\/v3\/orders\/\d+\/meta\//, group: "identifier-writes", usual: [60, 20], badCost: 10 },
  { path: /^\/api\/v1\/(feedback|question)/, group: "feedbacks", usual: [333, 6], base: [12 * minute, 1] },
  { path: /^\/api\/v1\/seller\/chats$/, group: "chats", usual: [1_000, 10], base: [hour, 1] },
  { path: /^\/api\/v1\/seller\/events$/, group: "chat-events", usual: [1_000, 10], base: [hour, 1] },
  { path: /^\/api\/v1\/seller\/message$/, group: "chat-messages", usual: [1_000, 10], base: [hour, 1] },
  { path: /^\/api\/v1\/claims$/, group: "claims", usual: [3_000, 10], base: [hour, 1] },
  { path: /^\/api\/v1\/tariffs\/commission$/, group: "commission", usual: [minute, 2], base: [12 * minute, 1] },
  { path: /^\/api\/v1\/analytics\/banned-/, group: "blocked", usual: [10_000, 6], base: [hour, 1] },
  { path: /^\/api\/v1\/analytics\/goods-return$/, group: "goods-return", usual: [minute, 10], base: [hour / 2, 1] },
  { path: /^\/api\/v1\/supplier\/sales$/, group: "sales", usual: [minute, 1], base: [2 * hour, 1] },
  { path: /^\/api\/finance\//, group: "sales-reports", usual: [minute, 1], base: [12 * hour, 1] },
];

export type LimitMode = { mode: "documented" | "off" };

type Bucket = { tokens: number; at: number };

/** Per seller and group of methods; in the marketplace area a 4XX costs ten calls. */
export function limitRate(setting: LimitMode): MiddlewareHandler<Env> {
  const buckets = new Map<string, Bucket>();
  return async (context, next) => {
    const own = limits.filter(({ path }) => path.test(context.req.path));
    if (own.length === 0 || setting.mode === "off") return next();
    const shop = context.get("shop");
    const at = shop.now().getTime();
    const isOfBase = isBase(context.req.header("authorization") ?? "");
    const found = own.map(({ group, usual, base, badCost = 1 }) => {
      const [intervalMs, burst] = (isOfBase && base) || usual;
      const name = `${shop.seller.label} ${group}`;
      const { tokens, at: since } = buckets.get(name) ?? { tokens: burst, at };
      return { name, intervalMs, burst, badCost, tokens: Math.min(burst, tokens + (at - since) / intervalMs) };
    });
    const full = found.find(({ tokens }) => tokens < 1);
    if (full) {
      const { tokens, intervalMs, burst } = full;
      context.header("X-Ratelimit-Retry", String(Math.ceil(((1 - tokens) * intervalMs) / 1000)));
      context.header("X-Ratelimit-Limit", String(burst));
      context.header("X-Ratelimit-Reset", String(Math.ceil(((burst - tokens) * intervalMs) / 1000)));
      return gatewayProblem(context, 429, "too many requests", `limited by ${shop.seller.sid}`, shop.now());
    }
    for (const { name, tokens } of found) buckets.set(name, { tokens: tokens - 1, at });
    context.header("X-Ratelimit-Remaining", String(Math.floor(Math.min(...found.map(({ tokens }) => tokens)) - 1)));
    await next();
    const isBad = context.res.status >= 400 && context.res.status < 500;
    for (const { name, badCost } of isBad ? found : []) {
      const { tokens } = buckets.get(name) ?? { tokens: 0 };
      buckets.set(name, { tokens: Math.max(0, tokens - badCost + 1), at });
    }
  };
}
