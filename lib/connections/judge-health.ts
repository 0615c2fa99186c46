import type { MarketplaceFailure } from "@/lib/marketplaces/errors";

/** Green, amber, red, and grey for what rests by the partner's wish. */
export type Health = "good" | "attention" | "danger" | "off";

type Facts = {
  status: "ACTIVE" | "NEEDS_KEY" | "PAUSED" | "DISCONNECTED";
  /** Until when all orders were read, or when the connection was made. */
  syncedAt: Date;
  trouble: MarketplaceFailure | null;
  missingRights: number;
  /** Null: its key has no end. */
  daysLeft: number | null;
  alarms: number;
  isImportBroken: boolean;
};

const minuteMs = 60_000;
/** Orders are asked for each minute; a deploy or a limit may hold that up for a while. */
const staleMs = 15 * minuteMs;
const silentMs = 60 * minuteMs;
/** The first of the warnings about a key (promise S2). */
export const warnDays = 30;

/** A connection that has not been read for long is not well, even if nobody says why (pain C). */
export function judgeHealth(facts: Facts, now: Date): Health {
  const { status, syncedAt, trouble, missingRights, daysLeft, alarms, isImportBroken } = facts;
  if (status === "PAUSED" || status === "DISCONNECTED") return "off";
  const age = now.getTime() - syncedAt.getTime();
  if (status === "NEEDS_KEY" || age > silentMs || (daysLeft !== null && daysLeft <= 0)) return "danger";
  const isWarned = trouble !== null || missingRights > 0 || alarms > 0 || isImportBroken;
  return isWarned || age > staleMs || (daysLeft !== null && daysLeft <= warnDays) ? "attention" : "good";
}
