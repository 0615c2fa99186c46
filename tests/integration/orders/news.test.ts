import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inPartner, openDb } from "@/lib/db/client";
import { deliverParcel } from "@/lib/notifications/deliver-parcel";
import { readAutoConfirm, requestAllOrders, setAutoConfirm } from "@/lib/orders/settings";
import { storeOrder } from "@/lib/orders/store-order";
import { tellOrder } from "@/lib/orders/tell-order";
import { startMail } from "../../../local/mail/start-mail.ts";
import { useProductDatabase } from "../../support/setup-product";
import { createWorld, orderOf, type World } from "./world";

useProductDatabase();

let mail: Awaited<ReturnType<typeof startMail>>;
beforeAll(async () => {
  mail = await startMail({ apiKey: "mail-key" });
  Object.assign(process.env, { RESEND_API_KEY: "mail-key", RESEND_BASE_URL: mail.url });
});
afterAll(() => mail.close());

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

test("a new order is told once, in the owner's language; one of last month is no news", async () => {
  const { partnerId, connections } = world;
  const email = `${partnerId}@example.uz`;
  const { id: userId } = await openDb().user.create({
    data: {
      ...{ username: partnerId, email, emailVerifiedAt: new Date(), passwordHash: "none", locale: "ru" },
      ...{ role: "PARTNER", memberRole: "OWNER", partnerId },
    },
  });
  const store = async (externalId: string, orderedAt: string) => {
    const lines = [{ sku: "VASE", quantity: 2, priceMinor: 99_000_00n }];
    const order = orderOf(externalId, "NEW", orderedAt, lines, orderedAt);
    return (await storeOrder(partnerId, connections.uzum, { id: connections.uzum.shopId }, order)).orderId;
  };
  const orderId = await store("77", new Date().toISOString());
  expect(await tellOrder(partnerId, orderId)).toBe("told");
  expect(await tellOrder(partnerId, orderId)).toBe("told");
  expect(await tellOrder(partnerId, await store("78", "2026-01-02T08:00:00Z"))).toBe("old");
  expect(await tellOrder((await createWorld()).partnerId, orderId)).toBe("old");
  const told = await inPartner(partnerId, (db) => db.notification.findMany({ select: { id: true } }));
  expect(told).toHaveLength(1);
  const parcel = { partnerId, userId, bundleId: told[0]?.id ?? "", channel: "mail" as const };
  expect(await deliverParcel(parcel)).toBe("sent");
  expect(await deliverParcel(parcel)).toBe("nothing");

  const sent = (await (await fetch(`${mail.url}/messages.json?to=${email}`)).json()) as {
    subject: string;
    text: string;
  }[];
  expect(sent).toHaveLength(1);
  const text = `${sent[0]?.subject}\n${sent[0]?.text}`.replaceAll("\u00a0", " ");
  expect(text).toContain("Новый заказ: Uzum, 198 000 сум");
  expect(text).toContain("Mahsulot VASE, 2 шт. по 99 000 сум");
  expect(text).toContain(`http://localhost:3000/orders/${orderId}`);
});

test("the switch and the refresh button are each partner's own", async () => {
  const other = await createWorld();
  await setAutoConfirm(world.partnerId, true);
  expect(await readAutoConfirm(world.partnerId)).toBe(true);
  expect(await readAutoConfirm(other.partnerId)).toBe(false);
  await inPartner(world.partnerId, (db) =>
    db.connection.updateMany({ where: { marketplace: "ozon" }, data: { status: "NEEDS_KEY" } }),
  );
  expect(await requestAllOrders(world.partnerId)).toBe(3);
  const asked = await inPartner(world.partnerId, (db) => db.outboxEvent.findMany());
  const { uzum, wildberries, yandex } = world.connections;
  expect(asked.map(({ data }) => (data as { connectionId: string }).connectionId).sort()).toEqual(
    [uzum.id, wildberries.id, yandex.id].sort(),
  );
});
