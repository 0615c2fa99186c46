import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type BucketSet, heedLimit, takeTurn } from "@/lib/db/doors";
import { reserveOf } from "@/lib/marketplaces/bucket";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Limiter, Operation } from "@/lib/marketplaces/limits";
import type { MarketplaceId } from "@/lib/marketplaces/types";

type Options = {
  marketplace: MarketplaceId;
  /** Whose limit it is: the account where it is known, else the key. */
  holder: string;
  /** How long a call waits in the process for its turn; a longer wait is the job's to sleep through. */
  patienceMs?: number;
  /** The marketplace told us to stay away, or our own turn is that far off. */
  onPause?: (pauseMs: number, by: "marketplace" | "us") => Promise<void>;
};

/**
 * One credential's buckets in the database, for all workers together (PAINS Q). The rule is that of
 * lib/marketplaces/bucket.ts, the clock is the database's.
 */
export function createDatabaseLimiter({ marketplace, holder, patienceMs = 10_000, onPause }: Options): Limiter {
  const holderHash = new Uint8Array(createHash("sha256").update(`${marketplace}\0${holder}`).digest());
  return {
    async enter(operation) {
      if (operation.limits.length === 0) return;
      const buckets = bucketsOf(operation);
      const reserves = operation.limits.map(({ burst }) => reserveOf(operation.priority, burst));
      for (let waited = 0; ; ) {
        const wait = await takeTurn(marketplace, holderHash, buckets, reserves);
        if (wait <= 0) return;
        if (waited + wait > patienceMs) {
          await onPause?.(wait, "us");
          throw new MarketplaceError("rate-limited", { code: "own-limit", retryAfterMs: Math.ceil(wait) });
        }
        // Those who wait for the same token come back one after the other.
        const pause = wait + Math.random() * Math.min(wait, 250);
        await sleep(pause);
        waited += pause;
      }
    },
    async heed(operation, { pauseMs = 0, extraCost = 0 }) {
      if (operation.limits.length > 0 && (pauseMs > 0 || extraCost !== 0)) {
        await heedLimit(marketplace, holderHash, bucketsOf(operation), { pauseMs, extraCost });
      }
      if (pauseMs > 0) await onPause?.(pauseMs, "marketplace");
    },
  };
}

const bucketsOf = ({ limits }: Operation): BucketSet => ({
  names: limits.map(({ name }) => name),
  counts: limits.map(({ count }) => count),
  perMss: limits.map(({ perMs }) => perMs),
  bursts: limits.map(({ burst }) => burst),
});
