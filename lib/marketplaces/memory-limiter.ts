import { setTimeout as sleep } from "node:timers/promises";
import { type Bucket, fullBucket, refill, waitFor } from "@/lib/marketplaces/bucket";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Limiter, Operation } from "@/lib/marketplaces/limits";

type Options = { patienceMs?: number; now?: () => number; wait?: (ms: number) => Promise<unknown> };

/** For one process without a database: the command line. A call waits at most `patienceMs` for its turn. */
export function createMemoryLimiter({ patienceMs = 60_000, now = Date.now, wait = sleep }: Options = {}): Limiter {
  const buckets = new Map<string, Bucket>();
  const look = (operation: Operation, at: number) =>
    operation.limits.map((group) => ({
      group,
      bucket: refill(buckets.get(group.name) ?? fullBucket(group, at), group, at),
    }));
  return {
    async enter(operation) {
      for (const startedAt = now(); ; ) {
        const at = now();
        const found = look(operation, at);
        const ms = Math.max(0, ...found.map(({ group, bucket }) => waitFor(bucket, group, operation.priority, at)));
        if (ms === 0) {
          for (const { group, bucket } of found) buckets.set(group.name, { ...bucket, tokens: bucket.tokens - 1 });
          return;
        }
        if (at + ms - startedAt > patienceMs) {
          throw new MarketplaceError("rate-limited", { code: "own-limit", retryAfterMs: ms });
        }
        await wait(ms);
      }
    },
    async heed(operation, { pauseMs = 0, extraCost = 0 }) {
      const at = now();
      for (const { group, bucket } of look(operation, at)) {
        buckets.set(group.name, {
          ...bucket,
          tokens: bucket.tokens - extraCost,
          pausedUntil: Math.max(bucket.pausedUntil, pauseMs > 0 ? at + pauseMs : 0),
        });
      }
    },
  };
}
