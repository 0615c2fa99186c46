import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { isAway } from "@/inngest/retry";
import { findPartnerStory } from "@/lib/administration/get-partner-story";
import { readChecks } from "@/lib/administration/read-checks";
import { writeCounts } from "@/lib/administration/tally-failure";
import { inPartner, openDb } from "@/lib/db/client";
import { bundleWhatIsDue } from "@/lib/notifications/bundle-what-is-due";
import { deliverParcel } from "@/lib/notifications/deliver-parcel";
import type { NotificationEvent } from "@/lib/notifications/events";
import { notify } from "@/lib/notifications/notify";
import { giveUpParcel, putOffParcel } from "@/lib/notifications/put-off-parcel";
import { addChat } from "@/lib/telegram/repository";
import { startMail } from "../../../local/mail/start-mail.ts";
import { startTelegram } from "../../../local/telegram/start-telegram.ts";
import { listChats, start, token } from "../../contract/telegram/support.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({
  RESEND_API_KEY: "re_test",
  RESEND_BASE_URL: mail.url,
  TELEGRAM_BOT_TOKEN: token,
});
let telegram: Awaited<ReturnType<typeof startTelegram>>;
beforeAll(async () => {
  telegram = await startTelegram({ token });
  process.env.TELEGRAM_API_URL = telegram.url;
});
afterAll(async () => {
  await telegram.close();
  await mail.close();
});

let partner: NewPartner;
beforeEach(async () => {
  partner = await insertPartner(urls.superuserUrl);
});

const hourMs = 3_600_000;
const tell = (event: NotificationEvent = "review.approved") =>
  inPartner(partner.partnerId, (db) =>
    notify({ event, partnerId: partner.partnerId, causeKey: randomUUID(), values: { end: "1", mfo: "00440" } }, db),
  );
type Delivery = { bundleId: string | null; outcome: string | null; dueAt: Date; failingSince: Date | null };
async function readDelivery(channel: "mail" | "telegram"): Promise<Delivery> {
  const [row] = await query<Delivery>(
    urls.superuserUrl,
    `select "bundleId", outcome, "dueAt", "failingSince" from notification_deliveries
     where "partnerId" = $1 and channel::text = $2`,
    [partner.partnerId, channel.toUpperCase()],
  );
  if (!row) throw new Error("nothing is on its way");
  return row;
}
const parcelOf = async (channel: "mail" | "telegram") => ({
  partnerId: partner.partnerId,
  userId: partner.userId,
  bundleId: (await readDelivery(channel)).bundleId ?? "",
  channel,
});
const findCheck = async (kind: string) => (await readChecks()).find((check) => check.kind === kind);

/** The job's last try, while nobody answers. */
async function failOnce(channel: "mail" | "telegram", now: Date) {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("away")));
  const failure = await deliverParcel(await parcelOf(channel), now).catch((error: unknown) => error);
  vi.unstubAllGlobals();
  expect(isAway(failure)).toBe(true);
  await putOffParcel(await parcelOf(channel), now);
}

test("after an outage of hours the notice still arrives, once", async () => {
  await tell();
  const at = new Date();
  await failOnce("mail", at);
  const waiting = await readDelivery("mail");
  expect(waiting).toMatchObject({ bundleId: null, outcome: null, failingSince: at });
  expect(waiting.dueAt.getTime()).toBe(at.getTime() + hourMs);
  expect(await findCheck("undelivered")).toMatchObject({ tone: "attention", value: 1 });
  const later = new Date(at.getTime() + hourMs);
  await bundleWhatIsDue(partner, randomUUID(), later);
  await failOnce("mail", later);
  const last = new Date(later.getTime() + hourMs);
  await bundleWhatIsDue(partner, randomUUID(), last);
  expect(await deliverParcel(await parcelOf("mail"), last)).toBe("sent");
  const mails = await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(partner.email)}`);
  expect(await mails.json()).toHaveLength(1);
  expect(await findCheck("undelivered")).toMatchObject({ tone: "good", value: 0 });
});

test("after two days it is given up, and administrators see it in the checks and in the partner's story", async () => {
  await tell();
  const at = new Date();
  await failOnce("mail", at);
  for (const [hours, outcome] of [
    [47, null],
    [48, "GIVEN_UP"],
  ] as const) {
    const later = new Date(at.getTime() + hours * hourMs);
    await bundleWhatIsDue(partner, randomUUID(), later);
    await putOffParcel(await parcelOf("mail"), later);
    expect((await readDelivery("mail")).outcome).toBe(outcome);
  }
  expect(await findCheck("undelivered")).toMatchObject({ tone: "attention", value: 1 });
  expect((await findPartnerStory(partner.partnerId))?.told).toMatchObject([{ mail: "GIVEN_UP", telegram: null }]);
});

test("a notice that cannot be written is given up at once and seen as well", async () => {
  const before = (await findCheck("undelivered"))?.value ?? 0;
  await tell();
  await giveUpParcel(await parcelOf("mail"));
  expect((await findCheck("undelivered"))?.value).toBe(before + 1);
});

test("what was put off wakes nobody in quiet hours, but for danger", async () => {
  const now = new Date("2026-11-23T16:30:00Z");
  const data = { userId: partner.userId, quietFrom: 22, quietTo: 8, choices: {} };
  await openDb().notificationSettings.create({ data });
  await tell();
  await query(
    urls.superuserUrl,
    `update notification_deliveries set "bundleId" = "notificationId" where "userId" = $1`,
    [partner.userId],
  );
  await putOffParcel(await parcelOf("mail"), now);
  expect((await readDelivery("mail")).dueAt).toEqual(new Date("2026-11-24T03:00:00Z"));
  await query(urls.superuserUrl, `delete from notification_deliveries where "userId" = $1`, [partner.userId]);
  await tell("profile.bank-changed");
  await putOffParcel(await parcelOf("mail"), now);
  expect((await readDelivery("mail")).dueAt).toEqual(new Date("2026-11-23T17:30:00Z"));
});

test("an address that the provider refuses is settled at once", async () => {
  await tell();
  await openDb().user.update({ where: { id: partner.userId }, data: { email: "not an address" } });
  expect(await deliverParcel(await parcelOf("mail"))).toBe("unreachable");
  expect((await readDelivery("mail")).outcome).toBe("UNREACHABLE");
});

test("Telegram's failures are counted, and its notice arrives once it answers again", async () => {
  const { headers } = await start(telegram, "Dilnoza");
  const chat = Number(headers.get("location")?.split("/").at(-1));
  await addChat(partner.userId, { chatId: BigInt(chat), name: "Dilnoza" }, openDb());
  await tell();
  const at = new Date();
  const { url } = telegram;
  await telegram.close();
  const failure = await deliverParcel(await parcelOf("telegram"), at).catch((error: unknown) => error);
  expect(isAway(failure)).toBe(true);
  await putOffParcel(await parcelOf("telegram"), at);
  await writeCounts();
  expect(await findCheck("telegram")).toMatchObject({ tone: "attention", value: 1 });
  telegram = await startTelegram({ token, port: Number(new URL(url).port) });
  await start(telegram, "Dilnoza");
  const later = new Date(at.getTime() + hourMs);
  await bundleWhatIsDue(partner, randomUUID(), later);
  expect(await deliverParcel(await parcelOf("telegram"), later)).toBe("sent");
  expect((await listChats(telegram)).flatMap(({ messages }) => messages).filter(({ fromBot }) => fromBot)).toHaveLength(
    1,
  );
});
