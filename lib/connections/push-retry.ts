import { AppError } from "@/lib/errors";
import { MarketplaceError } from "@/lib/marketplaces/errors";

const secondMs = 1_000;
const dayMs = 86_400_000;
const longestPauseMs = 900_000;
/** Of failures that are not the marketplace's being away. */
const mostTries = 8;

export type NextTry =
  /** Nothing is tried on this connection until its key is replaced; the message waits, uncounted. */
  { kind: "pause" } | { kind: "wait"; ms: number; isCounted: boolean } | { kind: "give-up"; failure: string };

/** What a failed reading means for its message. `age`: since it was stored. Retrying and giving up are rules of O4. */
export function decideNextTry(error: unknown, { tries, ageMs }: { tries: number; ageMs: number }): NextTry {
  const failure = nameFailure(error);
  if (failure === "paused" || failure === "credentials") return { kind: "pause" };
  if (failure === "rejected") return { kind: "give-up", failure };
  const asked = error instanceof MarketplaceError ? error.retryAfterMs : null;
  if (failure === "rate-limited") return { kind: "wait", ms: asked ?? 30 * secondMs, isCounted: false };
  const isAway = failure === "unavailable";
  if (isAway ? ageMs > dayMs : tries + 1 >= mostTries) return { kind: "give-up", failure };
  return { kind: "wait", ms: asked ?? Math.min(5 * secondMs * 2 ** tries, longestPauseMs), isCounted: true };
}

/** The next order would fail alike: the rest need not be tried. */
export function isConnectionTrouble(error: unknown): boolean {
  return ["paused", "credentials", "rate-limited", "unavailable"].includes(nameFailure(error));
}

function nameFailure(error: unknown): string {
  if (error instanceof MarketplaceError) return error.failure;
  if (error instanceof AppError) return error.code === "unavailable" ? "unavailable" : "paused";
  return "unexpected";
}
