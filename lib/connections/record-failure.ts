import "server-only";
import { updateConnection } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { publishToPartner } from "@/lib/realtime/publish";

/** Notes how the last call went. A refused key pauses the connection until the partner gives another (promise S2). */
export async function recordFailure(partnerId: string, connectionId: string, error: unknown): Promise<void> {
  if (!(error instanceof MarketplaceError)) return;
  const { failure, retryAfterMs } = error;
  const limitedUntil = failure === "rate-limited" && retryAfterMs ? new Date(Date.now() + retryAfterMs) : null;
  const change = {
    lastError: failure,
    limitedUntil,
    ...(failure === "credentials" && { status: "NEEDS_KEY" as const }),
  };
  const isChanged = await inPartner(partnerId, (db) =>
    updateConnection(partnerId, connectionId, change, db, { status: "ACTIVE" }),
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
