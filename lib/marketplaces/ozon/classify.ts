import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { FailedReply } from "@/lib/marketplaces/http";

/** `rpcStatus` of the specification. */
const rpcStatus = z.object({ code: z.number().nullish(), message: z.string().nullish() });

/** gRPC codes that Ozon puts into the body. */
const resourceExhausted = 8;
const unauthenticated = 16;

/**
 * What Ozon's refusals mean. A wrong key has been seen with 401, 403 and 404 alike, so its message decides
 * ("Invalid Api-Key, please check the key and try again", "Api-key is deactivated…": section "Errors" of the
 * specification, checked 2026-11).
 */
export function classify({ status, headers, json }: FailedReply): MarketplaceError {
  const body = rpcStatus.safeParse(json);
  const words = body.success ? (body.data.message ?? undefined) : undefined;
  const rpcCode = body.success ? body.data.code : undefined;
  const details = { code: String(status), words };
  if (status === 429 || rpcCode === resourceExhausted) {
    return new MarketplaceError("rate-limited", { ...details, retryAfterMs: readRetryAfter(headers) });
  }
  if (status >= 500 || status === 408 || words?.startsWith("Circle is open")) {
    return new MarketplaceError("unavailable", details);
  }
  if (status === 401 || rpcCode === unauthenticated || /api-key|client-id/i.test(words ?? "")) {
    return new MarketplaceError("credentials", details);
  }
  // The gateway's own refusals (robot check, maintenance) are pages, not JSON: nothing was decided about the request.
  if (!body.success || json === null) return new MarketplaceError("unavailable", details);
  return new MarketplaceError("rejected", details);
}

/** `Item-Retry-After` is in minutes (product import); the plain header in seconds. One second where neither is given. */
function readRetryAfter(headers: Headers): number {
  const minutes = Number(headers.get("item-retry-after") ?? Number.NaN);
  if (minutes >= 0) return minutes * 60_000;
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? seconds * 1000 : 1000;
}
