/** What a failed call to a marketplace means. Only the retry policy of the jobs decides what to do about it. */
export type MarketplaceFailure = "credentials" | "rate-limited" | "rejected" | "unavailable" | "unexpected-reply";

type Details = {
  /** The marketplace's own code or HTTP status, as text. */
  code?: string | undefined;
  /** The marketplace's own words, cut to a few hundred characters; data, never shown as ours. */
  words?: string | undefined;
  /** For `rate-limited`: how long the marketplace asked us to wait. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
};

export class MarketplaceError extends Error {
  override readonly name = "MarketplaceError";
  readonly failure: MarketplaceFailure;
  readonly code: string | null;
  readonly words: string | null;
  readonly retryAfterMs: number | null;

  constructor(failure: MarketplaceFailure, details: Details = {}) {
    super(`${failure}${details.code ? ` ${details.code}` : ""}${details.words ? `: ${details.words}` : ""}`, {
      cause: details.cause,
    });
    this.failure = failure;
    this.code = details.code ?? null;
    this.words = details.words?.slice(0, 500) ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}
