import "server-only";
import { reminderDays } from "@/lib/connections/key-expiry";
import { findExpiringConnections } from "@/lib/db/doors";

const most = 10_000;

/** Live connections whose owners may have to hear of their key's end. */
export function findKeysToRemindOf(now: Date) {
  const before = new Date(now.getTime() + reminderDays[0] * 86_400_000);
  return findExpiringConnections({ after: now, before, most });
}
