/** Who goes first where a limit is shared; a later one leaves room for those before it. */
export const priorities = ["orders", "stock", "price", "content", "analytics"] as const;
export type Priority = (typeof priorities)[number];

/** One bucket of calls, as the marketplace documents it: `burst` at once, then one more each `perMs / count`. */
export type LimitGroup = {
  /** Unique at the marketplace. */
  name: string;
  count: number;
  perMs: number;
  burst: number;
  /** Which document says so, and when it was looked at (YYYY-MM-DD). */
  source: string;
  checkedAt: string;
};

/** One method of a marketplace's API. Each adapter lists all of its own in one table. */
export type Operation = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As the specification writes it, parameters in braces. */
  path: string;
  priority: Priority;
  /** Every bucket that a call counts in. */
  limits: readonly LimitGroup[];
};

/** How often one item may be sent, and how many go in one call. */
export type ItemLimit = { maxItems: number; count?: number; perMs?: number; source: string; checkedAt: string };

/** What a reply says about the limit: how long to stay away, and what the call really cost. */
export type LimitNews = { pauseMs?: number | undefined; extraCost?: number | undefined };

/** One credential's turn at one marketplace, whoever works for it. */
export interface Limiter {
  /**
   * Resolves when the call may go out. Throws `rate-limited` with `retryAfterMs` when its turn is further away than the
   * caller should wait.
   */
  enter(operation: Operation): Promise<void>;
  /** The marketplace itself told how things stand: all that shares a bucket with the call obeys. */
  heed(operation: Operation, news: LimitNews): Promise<void>;
}
