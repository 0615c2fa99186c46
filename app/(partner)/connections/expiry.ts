import type { ConnectionCard } from "@/lib/connections/connection-card";

/** The first of the warnings (promise S2). */
const warnDays = 30;
/** Farther away than a year, the day alone says enough. */
export const countedDays = 365;

export function isExpiringSoon(expiry: ConnectionCard["keyExpiry"]): boolean {
  return expiry !== null && expiry.daysLeft < warnDays;
}
