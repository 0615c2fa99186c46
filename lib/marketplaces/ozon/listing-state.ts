import type { Listing } from "@/lib/marketplaces/types";

/** `statuses` of /v3/product/info/list; Ozon documents the fields and not their values. */
type WireStatuses = {
  status: string;
  status_failed: string;
  moderate_status: string;
  validation_status: string;
};

type Facts = { statuses: WireStatuses; isArchived: boolean; hasErrors: boolean };

const failed = /fail|declin|reject|invalid/;
const pending = /moderat|process|pending|import|created|^$/;
const approved = /^(approved|postmoderation)$/;
const sold = /^(price_sent|active|ready_to_sell|selling|in_sale|ready_to_supply|processed)$/;

/** An unknown value stays `unknown` and is shown as it came (promise I8). */
export function toListingState({ statuses, isArchived, hasErrors }: Facts): Listing["state"] {
  const [status, moderation] = [statuses.status.toLowerCase(), statuses.moderate_status.toLowerCase()];
  const hasFailed = statuses.status_failed !== "" && statuses.status_failed.toLowerCase() !== "none";
  if (isArchived || /^(archived|disabled|hidden|removed)/.test(status)) return "hidden";
  if (/^(banned|blocked)/.test(status)) return "blocked";
  if (hasFailed || hasErrors || failed.test(status) || failed.test(moderation)) return "rejected";
  if (failed.test(statuses.validation_status.toLowerCase())) return "rejected";
  if (sold.test(status) && (approved.test(moderation) || moderation === "")) return "live";
  if (approved.test(moderation) && pending.test(status)) return "moderating";
  if (sold.test(status) || pending.test(status)) return pending.test(moderation) ? "moderating" : "unknown";
  return "unknown";
}

export function toRawState({ status, status_failed, moderate_status, validation_status }: WireStatuses): string {
  const parts = [status, status_failed && `failed:${status_failed}`, moderate_status, validation_status];
  return parts.filter(Boolean).join("/") || "none";
}
