import "server-only";
import * as credentials from "@/lib/connections/credential-repository";
import { resealPushToken } from "@/lib/connections/push-address";
import { credentialContext } from "@/lib/connections/seal-credential";
import { newestKeyId, rewrapDataKey } from "@/lib/crypto/secret-box";
import { inPartner } from "@/lib/db/client";

/**
 * Wraps a marketplace key's data key with the newest key-encryption key (promise S1). Whoever reads the row beside us
 * can open it before and after; one that was given a new key meanwhile is left alone.
 */
export function rewrapKey(partnerId: string, connectionId: string): Promise<void> {
  return inPartner(partnerId, async (db) => {
    const before = await credentials.findWrappedKey(partnerId, connectionId, db);
    if (!before) return;
    const after = rewrapDataKey(before, credentialContext(partnerId, connectionId));
    await credentials.replaceWrappedKey(partnerId, connectionId, { before, ...after }, db);
  });
}

/** The same for the copy of the push address's token. */
export function rewrapPushToken(partnerId: string, connectionId: string): Promise<void> {
  return inPartner(partnerId, async (db) => {
    const before = await credentials.findPushToken(partnerId, connectionId, db);
    if (!before) return;
    const webhookToken = resealPushToken(partnerId, connectionId, before);
    await credentials.replacePushToken(partnerId, connectionId, before, { webhookToken, sealKeyId: newestKeyId() }, db);
  });
}
