import "server-only";
import { updateConnection } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { publishToPartner } from "@/lib/realtime/publish";

/** With which key the call was made that failed so. */
const keyVersions = new WeakMap<MarketplaceError, number>();

export function rememberKey(error: MarketplaceError, keyVersion: number): void {
  keyVersions.set(error, keyVersion);
}

/** Calls that we ourselves did not let out. */
const ourOwn: (string | null)[] = ["own-limit", "circuit-open", "suspended"];

/**
 * Notes how the last call went. A refused key pauses the connection until the partner gives another (promise S2); what
 * a call with an older key comes back with says nothing about the new one.
 */
export async function recordFailure(partnerId: string, connectionId: string, error: unknown): Promise<void> {
  if (!(error instanceof MarketplaceError) || ourOwn.includes(error.code)) return;
  const { failure, retryAfterMs } = error;
  const keyVersion = keyVersions.get(error);
  const change = {
    lastError: failure,
    ...(failure === "rate-limited" && retryAfterMs && { limitedUntil: new Date(Date.now() + retryAfterMs) }),
    ...(failure === "credentials" && { status: "NEEDS_KEY" as const }),
  };
  const isChanged = await inPartner(partnerId, (db) =>
    updateConnection(partnerId, connectionId, change, db, {
      status: "ACTIVE",
      ...(keyVersion !== undefined && { keyVersion }),
    }),
  );
  if (isChanged) await publishToPartner(partnerId, { kind: "connections.changed" });
}

export async function recordSuccess(partnerId: string, connectionId: string): Promise<void> {
  const isChanged = await inPartner(partnerId, (db) =>
    updateConnection(partnerId, connectionId, { lastError: null, limitedUntil: null }, db, {
      status: "ACTIVE",
      lastError: { not: null },
    }),
  );
  if (isChanged) await publishToPartner(partnerId, { kind: "connections.changed" });
}

/** A shorter wait is over before anybody could read of it; our own spreading of calls is seldom worth a word. */
const shownFromMs = { marketplace: 5_000, us: 30_000 };

/** "Slowed down by Wildberries until 14:05": the minute's sweep takes it away again. */
export async function recordPause(
  partnerId: string,
  connectionId: string,
  { pauseMs, by }: { pauseMs: number; by: "marketplace" | "us" },
): Promise<void> {
  if (pauseMs < shownFromMs[by]) return;
  const limitedUntil = new Date(Date.now() + pauseMs);
  // The same wait told by several calls is written once.
  const known = new Date(limitedUntil.getTime() - shownFromMs.marketplace);
  const isChanged = await inPartner(partnerId, (db) =>
    updateConnection(partnerId, connectionId, { limitedUntil }, db, {
      OR: [{ limitedUntil: null }, { limitedUntil: { lt: known } }],
    }),
  );
  if (isChanged) await publishToPartner(partnerId, { kind: "connections.changed" });
}
