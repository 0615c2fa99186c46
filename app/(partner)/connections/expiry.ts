import type { ConnectionCard } from "@/lib/connections/connection-card";
import { warnDays } from "@/lib/connections/judge-health";

export function isExpiringSoon(expiry: ConnectionCard["keyExpiry"]): boolean {
  return expiry !== null && expiry.daysLeft <= warnDays;
}
