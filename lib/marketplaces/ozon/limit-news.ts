import type { ReadLimits } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import { everyCall } from "@/lib/marketplaces/ozon/limits";

const shortestMs = 1_000;

/** What a 429 asks for: `Item-Retry-After` in minutes (writes of products), the plain header in seconds. */
export function readPause(headers: Headers): number | null {
  const minutes = Number(headers.get("item-retry-after") ?? Number.NaN);
  if (minutes >= 0) return Math.max(shortestMs, minutes * 60_000);
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? Math.max(shortestMs, seconds * 1_000) : null;
}

/** "Retry after 120 seconds", in the words of the answer; a second where nothing is told. */
export function readPauseInWords(words: string): number {
  const [, seconds] = /retry after (\d{1,6}) sec/i.exec(words) ?? [];
  return Math.max(shortestMs, Number(seconds ?? 0) * 1_000);
}

export const readLimits: ReadLimits = ({ status, headers }) => {
  const pauseMs = status === 429 ? readPause(headers) : null;
  return pauseMs === null ? null : { pauseMs };
};

/**
 * The limit of all methods together lasts a second. A longer pause is about the method alone: the day's quota of cards
 * must not hold up orders.
 */
export function keepPausesApart(limiter: Limiter): Limiter {
  return {
    enter: (operation) => limiter.enter(operation),
    heed(operation, news) {
      if ((news.pauseMs ?? 0) <= everyCall.perMs) return limiter.heed(operation, news);
      return limiter.heed({ ...operation, limits: operation.limits.filter((group) => group !== everyCall) }, news);
    },
  };
}
