import "server-only";
import * as imports from "@/lib/connections/import-repository";
import { type Db, inPartner } from "@/lib/db/client";
import type { MarketplaceFailure } from "@/lib/marketplaces/errors";
import { publishToPartner } from "@/lib/realtime/publish";

export async function beginImport(partnerId: string, connectionId: string): Promise<Date> {
  const startedAt = new Date();
  await inPartner(partnerId, (db) => imports.saveImport(partnerId, connectionId, startedAt, db));
  await publishToPartner(partnerId, { kind: "connections.changed" });
  return startedAt;
}

/** A page more: an import that has stood still for long was killed, and the screen offers to go on. */
export const touchImport = (partnerId: string, connectionId: string, db: Db) =>
  imports.updateImport(partnerId, connectionId, { updatedAt: new Date() }, db);

export const importFailures = ["credentials", "rate-limited", "rejected", "unavailable", "unexpected-reply"] as const;

/** `failure`: the message of what went wrong at last; null when all was read. */
export async function finishImport(partnerId: string, connectionId: string, failure: string | null): Promise<void> {
  const known = importFailures.find((one) => failure?.startsWith(one)) satisfies MarketplaceFailure | undefined;
  const state = failure === null ? "DONE" : "FAILED";
  const change = { state, failure: failure === null ? null : (known ?? "unexpected"), finishedAt: new Date() } as const;
  await inPartner(partnerId, (db) => imports.updateImport(partnerId, connectionId, change, db));
  await publishToPartner(partnerId, { kind: "connections.changed" });
}
