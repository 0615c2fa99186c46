import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inPartner, openDb } from "@/lib/db/client";
import { deliverParcel } from "@/lib/notifications/deliver-parcel";
import type { NotificationEvent } from "@/lib/notifications/events";
import { notify } from "@/lib/notifications/notify";
import { addChat } from "@/lib/telegram/repository";
import { startTelegram } from "../../../local/telegram/start-telegram.ts";
import { listChats, start, token } from "../../contract/telegram/support.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase({ TELEGRAM_BOT_TOKEN: token });
let telegram: Awaited<ReturnType<typeof startTelegram>>;
beforeAll(async () => {
  telegram = await startTelegram({ token });
  process.env.TELEGRAM_API_URL = telegram.url;
});
afterAll(() => telegram.close());

// 14:20 and 01:20 in Tashkent, where it is five hours later.
const [day, night] = [new Date("2026-11-23T09:20:00Z"), new Date("2026-11-23T20:20:00Z")];

/** Whether the message about it made no sound in the owner's chat. */
async function hear(event: NotificationEvent, values: Record<string, string>, now: Date) {
  const { partnerId, userId } = await insertPartner(urls.superuserUrl);
  const { headers } = await start(telegram, "Dilnoza");
  const chat = Number(headers.get("location")?.split("/").at(-1));
  await addChat(userId, { chatId: BigInt(chat), name: "Dilnoza" }, openDb());
  await inPartner(partnerId, (db) => notify({ event, partnerId, values, causeKey: randomUUID() }, db));
  const [row] = await query<{ bundleId: string }>(
    urls.superuserUrl,
    `select "bundleId" from notification_deliveries where "userId" = $1 and channel = 'TELEGRAM'`,
    [userId],
  );
  const parcel = { partnerId, userId, bundleId: row?.bundleId ?? "", channel: "telegram" as const };
  expect(await deliverParcel(parcel, now)).toBe("sent");
  const said = (await listChats(telegram)).find(({ id }) => id === chat)?.messages.at(-1);
  expect(said?.fromBot).toBe(true);
  return said?.isSilent;
}

const order = { number: "77", marketplace: "uzum", totalSum: "19800000 UZS" };
const bank = { end: "4417", mfo: "00440" };

test.each([
  ["an order by day", "orders.received", order, day, false],
  ["an order at night, to whoever chose no quiet hours", "orders.received", order, night, true],
  ["danger at night", "profile.bank-changed", bank, night, false],
] as const)("%s", async (_, event, values, now, isSilent) => {
  expect(await hear(event, values, now)).toBe(isSilent);
});
