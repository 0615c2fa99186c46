import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { FailedReply, ReadLimits } from "@/lib/marketplaces/http";

const errorBody = z.object({
  errors: z
    .array(z.object({ code: z.coerce.string(), message: z.string().nullish(), detailMessage: z.string().nullish() }))
    .min(1),
});

/** The seller is blocked by Uzum: a right key, and nothing that a new key would mend. */
export const sellerBlocked = "storage-service-04";
/** The key has no right to this method (SKU_READ, SKU_UPDATE), and may well have it to others. */
export const rightMissing = "fbs-2-seller-access-denied";
/** A 403 without a code of its own: somebody else's shop, a route that is not there, or a wrong key after all. */
export const bareRefusal = "403";

/** What Uzum's error replies mean. 429 is not in the specification; clients have met it at 2 calls a second. */
export function classifyFailure(reply: FailedReply): MarketplaceError {
  const first = findError(reply.json);
  const details = { code: first?.code ?? String(reply.status), words: first?.words };
  if (reply.status === 429) {
    return new MarketplaceError("rate-limited", { ...details, retryAfterMs: readWait(reply.headers) });
  }
  if (reply.status >= 500) return new MarketplaceError("unavailable", details);
  if (first?.code === sellerBlocked || first?.code === rightMissing) return new MarketplaceError("rejected", details);
  if (reply.status === 401 || reply.status === 403) return new MarketplaceError("credentials", details);
  if (reply.status < 400) return new MarketplaceError("unexpected-reply", details);
  return new MarketplaceError("rejected", details);
}

/** The first entry of `errors` in Uzum's envelope; null where there is none. */
export function findError(json: unknown): { code: string; words: string | undefined } | null {
  const first = errorBody.safeParse(json).data?.errors[0];
  if (!first) return null;
  const words = [first.message, first.detailMessage].filter(Boolean).join(": ");
  return { code: first.code, words: words || undefined };
}

/** A good reply tells too when it took the last token: the next call would be refused. */
export const readLimits: ReadLimits = ({ status, headers }) => {
  const isSpent = ["x-ratelimit-remaining", "x-ratelimit-remaining-per-day"].some(
    (name) => readNumber(headers, name) === 0,
  );
  return status === 429 || isSpent ? { pauseMs: readWait(headers) } : null;
};

const hourMs = 3_600_000;

/** Headers named in the specification without numbers: tokens that one call takes, tokens given back a second. */
function readWait(headers: Headers): number {
  const seconds = readNumber(headers, "retry-after");
  if (seconds > 0) return seconds * 1000;
  if (readNumber(headers, "x-ratelimit-remaining-per-day") === 0) return hourMs;
  const rate = readNumber(headers, "x-ratelimit-replenish-rate");
  const taken = readNumber(headers, "x-ratelimit-requested-tokens") || 1;
  return rate > 0 ? Math.ceil((taken / rate) * 1000) : 1000;
}

const readNumber = (headers: Headers, name: string) => Number(headers.get(name)?.trim() || Number.NaN);
