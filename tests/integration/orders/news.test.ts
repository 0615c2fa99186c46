import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inPartner, openDb } from "@/lib/db/client";
import { mailOrder } from "@/lib/orders/mail-order";
import { readAutoConfirm, requestAllOrders, setAutoConfirm } from "@/lib/orders/settings";
import { storeOrder } from "@/lib/orders/store-order";
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

test("a new order is mailed once, in the owner's language; one of last month is no news", async () => {
  const { partnerId, connections } = world;
  const email = `${partnerId}@example.uz`;
  await openDb().user.create({
    data: { username: partnerId, email, passwordHash: "none", role: "PARTNER", locale: "ru", partnerId },
  });
  const store = async (externalId: string, orderedAt: string) => {
    const lines = [{ sku: "VASE", quantity: 2, priceMinor: 99_000_00n }];
    const order = orderOf(externalId, "NEW", orderedAt, lines, orderedAt);
    return (await storeOrder(partnerId, connections.uzum, { id: connections.uzum.shopId }, order)).orderId;
  };
  const orderId = await store("77", new Date().toISOString());
  expect(await mailOrder(partnerId, orderId)).toBe("sent");
  expect(await mailOrder(partnerId, orderId)).toBe("sent");
  expect(await mailOrder(partnerId, await store("78", "2026-01-02T08:00:00Z"))).toBe("old");
  expect(await mailOrder((await createWorld()).partnerId, orderId)).toBe("old");

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
