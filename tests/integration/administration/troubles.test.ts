import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { tellOfTroubles } from "@/lib/administration/tell-of-troubles";
import { listAdministratorIds } from "@/lib/auth/users";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { listSchema } from "@/lib/notifications/schema";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { stopRelay } from "../../support/stop-relay.ts";

const urls = useProductDatabase();
let adminId: string;
let partnerId: string;

beforeAll(async () => {
  await stopRelay(urls.superuserUrl);
  adminId = (await listAdministratorIds())[0] ?? "";
  ({ partnerId } = await insertPartner(urls.superuserUrl));
});
beforeEach(async () => {
  await query(urls.superuserUrl, "delete from outbox_events");
  await query(urls.superuserUrl, "delete from notifications");
  await query(urls.superuserUrl, "delete from troubles");
});

const breakOutbox = () =>
  query(
    urls.superuserUrl,
    `insert into outbox_events (id, "partnerId", name, data, "createdAt")
     values (gen_random_uuid(), $1, 'planted', '{}', '2026-11-20T00:00:00Z')`,
    [partnerId],
  );
const mend = () => query(urls.superuserUrl, "delete from outbox_events");
const at = (time: string) => new Date(`2026-11-${time}:00+05:00`);

/** Of that check: no jobs server runs beside this test, and that is told as well. */
async function told(about: string): Promise<string[]> {
  const reader = { userId: adminId, partnerId: null, role: "ADMIN", memberRole: null } as const;
  const { items } = await listNotifications(reader, listSchema.parse({}), "en");
  return items.map(({ title }) => title).filter((title) => title === about);
}

const outbox = "Needs attention: Events not sent";

test("each breakdown of a day is told, and once", async () => {
  await breakOutbox();
  await tellOfTroubles(at("23T10:00"));
  await tellOfTroubles(at("23T10:05"));
  expect(await told(outbox)).toEqual([outbox]);
  await mend();
  await tellOfTroubles(at("23T11:00"));
  await breakOutbox();
  await tellOfTroubles(at("23T12:00"));
  expect(await told(outbox)).toEqual([outbox, outbox]);
});

test("what lasts rings not at midnight, but at nine, once a day", async () => {
  await breakOutbox();
  await tellOfTroubles(at("23T23:50"));
  await tellOfTroubles(at("24T00:05"));
  await tellOfTroubles(at("24T08:55"));
  expect(await told(outbox)).toHaveLength(1);
  await tellOfTroubles(at("24T09:00"));
  await tellOfTroubles(at("24T15:00"));
  expect(await told(outbox)).toHaveLength(2);
  await tellOfTroubles(at("25T09:05"));
  expect(await told(outbox)).toHaveLength(3);
});

test("of marketplaces it says which one", async () => {
  for (let number = 0; number < 3; number += 1) {
    const shop = await insertPartner(urls.superuserUrl);
    await query(
      urls.superuserUrl,
      `insert into marketplace_integrations (id, "partnerId", marketplace, "accountExternalId", "accountName",
         "webhookTokenHash", "webhookToken", "keyLastFour", "checkedAt", "updatedAt", "limitedUntil")
       values (gen_random_uuid(), $1, 'ozon', $2, 'Shop', $3, $3, '0000', now(), now(),
         now() + interval '1 hour')`,
      [shop.partnerId, randomUUID(), randomBytes(32)],
    );
  }
  await tellOfTroubles(at("23T10:00"));
  expect(await told("Needs attention: Ozon")).toHaveLength(1);
});
