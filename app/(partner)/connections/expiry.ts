import type { ConnectionCard } from "@/lib/connections/connection-card";
import { warnDays } from "@/lib/connections/judge-health";

/** Farther away than a year, the day alone says enough. */
export const countedDays = 365;

export function isExpiringSoon(expiry: ConnectionCard["keyExpiry"]): boolean {
  return expiry !== null && expiry.daysLeft <= warnDays;
}
