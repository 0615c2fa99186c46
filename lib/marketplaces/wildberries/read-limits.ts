import type { ReadLimits } from "@/lib/marketplaces/http";

/** `X-Ratelimit-Retry`: seconds until the next call may go out; `Retry-After` where a proxy answers in its stead. */
export function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get("x-ratelimit-retry") ?? headers.get("retry-after");
  const seconds = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

export const readLimits: ReadLimits = ({ status, headers }) =>
  status === 429 ? { pauseMs: readRetryAfter(headers) } : null;

/** On marketplace-api a call answered 4XX counts as ten (02-items and 03-orders-fbs, 2026-08-17). */
export const readMarketplaceLimits: ReadLimits = (reply) =>
  reply.status >= 400 && reply.status < 500 && reply.status !== 429 ? { extraCost: 9 } : readLimits(reply);
