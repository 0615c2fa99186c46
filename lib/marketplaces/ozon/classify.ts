import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { FailedReply } from "@/lib/marketplaces/http";
import { readPause, readPauseInWords } from "@/lib/marketplaces/ozon/limit-news";

/** `rpcStatus` of the specification; one example of 429 has the code's name in place of its number. */
const rpcStatus = z.object({ code: z.union([z.number(), z.string()]).nullish(), message: z.string().nullish() });

/** gRPC codes that Ozon puts into the body. */
const resourceExhausted = 8;
const permissionDenied = 7;
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
    const retryAfterMs = readPause(headers) ?? readPauseInWords(words ?? "");
    return new MarketplaceError("rate-limited", { ...details, retryAfterMs });
  }
  if (status >= 500 || status === 408 || words?.startsWith("Circle is open")) {
    return new MarketplaceError("unavailable", details);
  }
  // "Api-key is missing a required role for method": the key is good, this method is not its to call.
  if (/\brole\b/i.test(words ?? "")) return new MarketplaceError("rejected", { ...details, code: "no-right" });
  if (status === 401 || rpcCode === unauthenticated || /api-key|client-id/i.test(words ?? "")) {
    return new MarketplaceError("credentials", details);
  }
  // "not available with existing subscription": the method is paid for, whatever the key may do.
  if (status === 403 && rpcCode === permissionDenied && /subscription|premium|подписк/i.test(words || "subscription")) {
    return new MarketplaceError("rejected", { ...details, code: "subscription" });
  }
  // The gateway's own refusals (robot check, maintenance) are pages, not JSON: nothing was decided about the request.
  if (!body.success || json === null) return new MarketplaceError("unavailable", details);
  return new MarketplaceError("rejected", details);
}
