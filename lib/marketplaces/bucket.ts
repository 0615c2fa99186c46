import { type LimitGroup, type Priority, priorities } from "@/lib/marketplaces/limits";

/** How full a bucket stands: `tokens` as of `at` (ms), and the time before which nothing may go out. */
export type Bucket = { tokens: number; at: number; pausedUntil: number };

/** A fifth of the burst is kept for each rank before one's own, but one token is always enough for the first. */
export function reserveOf(priority: Priority, burst: number): number {
  return Math.floor((burst * priorities.indexOf(priority)) / 5);
}

export const fullBucket = (group: LimitGroup, now: number): Bucket => ({
  tokens: group.burst,
  at: now,
  pausedUntil: 0,
});

/** The bucket as of `now`: tokens have dripped in, never above the burst. */
export function refill(bucket: Bucket, { count, perMs, burst }: LimitGroup, now: number): Bucket {
  const elapsed = Math.max(0, now - bucket.at);
  return {
    ...bucket,
    tokens: Math.min(burst, bucket.tokens + (elapsed * count) / perMs),
    at: Math.max(bucket.at, now),
  };
}

/** 0: a call of this priority may go out now; else how many ms until it may, if nobody else takes what drips in. */
export function waitFor(bucket: Bucket, group: LimitGroup, priority: Priority, now: number): number {
  const missing = 1 + reserveOf(priority, group.burst) - bucket.tokens;
  const dripping = missing > 0 ? Math.ceil((missing * group.perMs) / group.count) : 0;
  return Math.max(dripping, bucket.pausedUntil - now, 0);
}
