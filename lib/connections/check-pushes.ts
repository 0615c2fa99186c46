import "server-only";
import { raiseAlarm, resolveAlarm } from "@/lib/connections/alarms";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { openPushAddress } from "@/lib/connections/push-address";
import { findPushToken } from "@/lib/connections/push-repository";
import { recordFailure } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import { env, isLoopback } from "@/lib/env";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { isSuspended } from "@/lib/partners/suspension";
import { publishToPartner } from "@/lib/realtime/publish";

export type PushCheck = { change: "none" | "registered" | "woken" | "not-offered" | "refused" | "suspended" };

/**
 * Sees to it that the marketplace pushes to us, where its API lets us say so. Ozon stops all pushes after a day of
 * errors (promise I5): that raises an alarm, and we switch them on again.
 */
export async function checkPushes(partnerId: string, connectionId: string): Promise<PushCheck> {
  if (await isSuspended(partnerId)) return { change: "suspended" };
  const { marketplace } = await openMarketplace(partnerId, connectionId);
  const connection = await inPartner(partnerId, (db) => findPushToken(partnerId, connectionId, db));
  const url = connection && openPushAddress(partnerId, connection);
  if (!url || !marketplace.can.has("register-push") || !isReachable(marketplace.id)) return { change: "not-offered" };
  const change = await marketplace.registerPush({ url }).then(
    (done) => done.change,
    async (error: unknown) => {
      await recordFailure(partnerId, connectionId, error);
      if (error instanceof MarketplaceError && error.failure === "rejected") return "refused" as const;
      throw error;
    },
  );
  const alarm = { partnerId, connectionId, kind: "push-suspended" } as const;
  const wasOff = change === "woken" || change === "refused";
  const isNews = await inPartner(partnerId, (db) => (wasOff ? raiseAlarm(db, alarm) : resolveAlarm(db, alarm)));
  if (isNews) await publishToPartner(partnerId, { kind: "connections.changed" });
  return { change };
}

/** A real marketplace cannot call a product that runs on this machine alone; a sandbox can. */
function isReachable(id: string): boolean {
  const { APP_ORIGIN, OZON_API_URL, YANDEX_API_URL, UZUM_API_URL, WILDBERRIES_API_URL } = env();
  const sandboxes: Record<string, string | undefined> = {
    ozon: OZON_API_URL,
    yandex: YANDEX_API_URL,
    uzum: UZUM_API_URL,
    wildberries: WILDBERRIES_API_URL,
  };
  return !isLoopback(APP_ORIGIN) || sandboxes[id] !== undefined;
}
