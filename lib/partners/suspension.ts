import "server-only";
import { inPartner } from "@/lib/db/client";
import * as partners from "@/lib/partners/repository";

/**
 * Whether the partner is suspended, or its account is being closed. Its orders are still taken in; nothing automatic
 * starts, and nothing is written to its marketplaces. What waits meanwhile goes on when the partner is reactivated.
 */
export async function isSuspended(partnerId: string): Promise<boolean> {
  const status = await inPartner(partnerId, (db) => partners.findStatus(partnerId, db));
  return status === "SUSPENDED" || status === "CLOSING" || status === "ERASED";
}

/** What the partner was told when it was suspended. */
export async function findSuspension(partnerId: string): Promise<{ reason: string; since: Date } | null> {
  const row = await inPartner(partnerId, (db) => partners.findNewestSuspension(partnerId, db));
  return row && { reason: row.reason ?? "", since: row.createdAt };
}
