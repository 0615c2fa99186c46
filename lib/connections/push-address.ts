import "server-only";
import { sealField, unsealField } from "@/lib/crypto/secret-box";
import { env } from "@/lib/env";
import { pushProtocols } from "@/lib/marketplaces/registry";
import type { MarketplaceId } from "@/lib/marketplaces/types";

const tokenContext = (partnerId: string, connectionId: string) => `v1|${partnerId}|${connectionId}|webhookToken`;

/** The database finds a connection by the token's hash; this copy is for showing the address again. */
export const sealPushToken = (partnerId: string, connectionId: string, token: string) =>
  sealField(token, tokenContext(partnerId, connectionId));

/** The same token under the newest key-encryption key. */
export function resealPushToken(partnerId: string, connectionId: string, sealed: Uint8Array) {
  const context = tokenContext(partnerId, connectionId);
  return sealField(unsealField(sealed, context), context);
}

/** What the seller enters at the marketplace; null where it has no pushes. */
export function openPushAddress(
  partnerId: string,
  connection: { id: string; marketplace: MarketplaceId; webhookToken: Uint8Array },
): string | null {
  if (!pushProtocols[connection.marketplace]) return null;
  const token = unsealField(connection.webhookToken, tokenContext(partnerId, connection.id));
  return `${env().APP_ORIGIN}/api/webhooks/${connection.marketplace}/${token}`;
}
