import { createHash, randomBytes, randomUUID } from "node:crypto";
import { insertPartner, query } from "./people.ts";

export const pushPath = (marketplace: "ozon" | "yandex", token: string) =>
  marketplace === "yandex" ? `/api/webhooks/yandex/${token}/notification` : `/api/webhooks/${marketplace}/${token}`;

/** A partner with one live connection, straight into the database; its key opens nothing. */
export async function insertPushConnection(
  superuserUrl: string,
  { marketplace, account, token }: { marketplace: "ozon" | "yandex"; account: string; token: string },
): Promise<{ partnerId: string; connectionId: string }> {
  const { partnerId } = await insertPartner(superuserUrl);
  const connectionId = randomUUID();
  await query(
    superuserUrl,
    `insert into marketplace_integrations (id, "partnerId", marketplace, "accountExternalId", "accountName",
       "webhookTokenHash", "webhookToken", "keyLastFour", "checkedAt", "updatedAt")
     values ($1, $2, $3::"MarketplaceName", $4, 'shop', $5, $6, '0000', now(), now())`,
    [connectionId, partnerId, marketplace, account, createHash("sha256").update(token).digest(), randomBytes(16)],
  );
  return { partnerId, connectionId };
}
