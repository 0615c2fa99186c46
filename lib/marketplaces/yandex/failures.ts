import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { FailedReply, ReadLimits } from "@/lib/marketplaces/http";

const errorSchema = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string().nullish() })).nullish(),
});

/**
 * 401: no key. 403: a wrong one, or none of the rights that this call wants; the client asks which of both. 420 (and not 429) is "too many". 404, 423 and other 4XX
 * are refusals that no repetition heals.
 */
export function classifyFailure({ status, headers, json }: FailedReply): MarketplaceError {
  const first = errorSchema.safeParse(json).data?.errors?.[0];
  const details = { code: first?.code ?? String(status), words: first?.message ?? undefined };
  if (status === 401 || status === 403) return new MarketplaceError("credentials", details);
  if (status === 420 || status === 429) {
    return new MarketplaceError("rate-limited", { ...details, retryAfterMs: readWait(headers) });
  }
  if (status >= 500) return new MarketplaceError("unavailable", details);
  return new MarketplaceError(status >= 400 ? "rejected" : "unexpected-reply", details);
}

/** Each reply tells how its method's limit stands; a good one may say that it was the last until the window's end. */
export const readLimits: ReadLimits = ({ status, headers }) => {
  const isUsedUp = status === 420 || headers.get("x-ratelimit-resource-remaining") === "0";
  const pauseMs = isUsedUp ? readWait(headers) : undefined;
  return pauseMs === undefined ? null : { pauseMs };
};

/**
 * `X-RateLimit-Resource-Until` is a date (RFC 822); measured against the answer's own `Date`, so that our clock does
 * not matter. The limit on parallel calls comes without it.
 */
function readWait(headers: Headers): number | undefined {
  const wait = Date.parse(headers.get("x-ratelimit-resource-until") ?? "") - Date.parse(headers.get("date") ?? "");
  return wait > 0 ? wait : undefined;
}
