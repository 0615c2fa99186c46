import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findDueLanes } from "@/lib/db/doors";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

/** A card in the moderator's hands, last looked at so many minutes ago. */
async function insertLane(minutes: number, connection: { active: boolean; status: string }): Promise<string> {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const [productId, connectionId, laneId] = [randomUUID(), randomUUID(), randomUUID()];
  await query(
    urls.superuserUrl,
    `insert into products (id, "partnerId", sku, name, "costMinor", "updatedAt") values ($1, $2, 'A', 'A', 1, now())`,
    [productId, partnerId],
  );
  await query(
    urls.superuserUrl,
    `insert into marketplace_integrations (id, "partnerId", marketplace, "accountExternalId", "accountName", active,
       status, "webhookTokenHash", "webhookToken", "keyLastFour", "checkedAt", "updatedAt")
     values ($1, $2, 'ozon', $3, 'Shop', $4, $5::"ConnectionStatus", $6, $6, '1234', now(), now())`,
    [connectionId, partnerId, randomUUID(), connection.active, connection.status, randomBytes(32)],
  );
  await query(
    urls.superuserUrl,
    `insert into card_lanes (id, "partnerId", "productId", "connectionId", state, "updatedAt")
     values ($1, $2, $3, $4, 'MODERATING', now() - make_interval(mins => $5))`,
    [laneId, partnerId, productId, connectionId, minutes],
  );
  return laneId;
}

test("lanes of paused connections do not take the places of everybody else's", async () => {
  await insertLane(30, { active: false, status: "DISCONNECTED" });
  await insertLane(20, { active: true, status: "NEEDS_KEY" });
  const laneId = await insertLane(1, { active: true, status: "ACTIVE" });
  expect((await findDueLanes(1)).map((lane) => lane.laneId)).toEqual([laneId]);
});
