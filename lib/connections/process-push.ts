import "server-only";
import { recordFailure } from "@/lib/connections/record-failure";
import { findPush, markPushProcessed } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { pushProtocols } from "@/lib/marketplaces/registry";
import type { PushHint } from "@/lib/marketplaces/types";
import { refreshOrder } from "@/lib/orders/refresh-order";

/** Reads again, through the API, the order that a stored message points at; marks the message as done. */
export async function processPush(partnerId: string, inboxId: string): Promise<{ orderExternalId: string | null }> {
  const message = await inPartner(partnerId, (db) => findPush(partnerId, inboxId, db));
  if (!message) return { orderExternalId: null };
  const { connection, connectionId } = message;
  const hint = pushProtocols[connection.marketplace]?.parse(message.body) ?? null;
  const orderExternalId = hint && isOurs(hint, connection) ? hint.orderExternalId : null;
  if (orderExternalId) {
    try {
      await refreshOrder(partnerId, connectionId, orderExternalId);
    } catch (error) {
      await recordFailure(partnerId, connectionId, error);
      throw error;
    }
  }
  await dropPush(partnerId, inboxId);
  return { orderExternalId };
}

/** Done with, or given up: what could not be read now the poller reads later (promise I7). */
export function dropPush(partnerId: string, inboxId: string): Promise<void> {
  return inPartner(partnerId, (db) => markPushProcessed(partnerId, inboxId, new Date(), db));
}

type Owner = { accountExternalId: string; shops: { externalId: string }[] };

/** The third wall (promise I3): a message about somebody else's account is nothing to us. */
function isOurs({ accountExternalId, shopExternalId }: PushHint, owner: Owner): boolean {
  if (accountExternalId && accountExternalId !== owner.accountExternalId) return false;
  return !shopExternalId || owner.shops.some(({ externalId }) => externalId === shopExternalId);
}
