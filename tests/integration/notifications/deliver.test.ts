import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { inPartner, openDb } from "@/lib/db/client";
import { findDueDeliveries } from "@/lib/db/doors";
import { bundleWhatIsDue } from "@/lib/notifications/bundle-what-is-due";
import { deliverParcel } from "@/lib/notifications/deliver-parcel";
import { type NotifyInput, notify } from "@/lib/notifications/notify";
import { giveUpParcel } from "@/lib/notifications/put-off-parcel";
import { saveSettings } from "@/lib/notifications/settings";
import { startMail } from "../../../local/mail/start-mail.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
afterAll(() => mail.close());

let partner: NewPartner;
beforeEach(async () => {
  partner = await insertPartner(urls.superuserUrl);
});

const told = (id: string, more: Partial<NotifyInput> = {}): NotifyInput => ({
  event: "orders.received",
  partnerId: partner.partnerId,
  subject: { kind: "order", id },
  values: { number: "77", marketplace: "uzum", totalSum: "19800000 UZS" },
  causeKey: `order/${id}/${more.causeKey ?? ""}`,
  ...more,
});
const tell = (input: NotifyInput) => inPartner(partner.partnerId, (db) => notify(input, db));
const readMails = async () => {
  const answer = await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(partner.email)}`);
  return (await answer.json()) as { subject: string; text: string; html: string }[];
};
type Delivery = { bundleId: string | null; outcome: string | null; dueAt: Date };
const readDeliveries = () =>
  query<Delivery>(
    urls.superuserUrl,
    `select "bundleId", outcome, "dueAt" from notification_deliveries
     where "partnerId" = $1 and channel = 'MAIL' order by "createdAt", id`,
    [partner.partnerId],
  );
const parcelOf = (bundleId: string | null | undefined, channel: "mail" | "telegram" = "mail") => ({
  partnerId: partner.partnerId,
  userId: partner.userId,
  bundleId: bundleId ?? "",
  channel,
});
const choose = (digest: "OFF" | "HOURLY" | "DAILY", quiet: { from: number; to: number } | null = null) =>
  saveSettings(
    { userId: partner.userId, partnerId: partner.partnerId, role: "PARTNER", memberRole: "OWNER" },
    { digest, digestHour: 9, quiet, on: ["orders.received:bell", "orders.received:mail"] },
  );
const hourInTashkent = (at: Date) => (at.getUTCHours() + 5) % 24;
const readAllInBell = () =>
  query(urls.superuserUrl, `update notifications set "readAt" = now() where "partnerId" = $1`, [partner.partnerId]);

test("a mail goes out once; without a chat Telegram is not tried again", async () => {
  const orderId = randomUUID();
  await tell(told(orderId));
  const [delivery] = await readDeliveries();
  expect(await deliverParcel(parcelOf(delivery?.bundleId))).toBe("sent");
  expect(await deliverParcel(parcelOf(delivery?.bundleId))).toBe("nothing");
  expect(await deliverParcel(parcelOf(delivery?.bundleId, "telegram"))).toBe("unreachable");
  const mails = await readMails();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain(`http://localhost:3000/orders/${orderId}`);
  expect(mails[0]?.text).toContain("http://localhost:3000/account/notifications");
  expect((await readDeliveries())[0]?.outcome).toBe("SENT");
});

test("a lost answer costs no second mail: the row is settled by the next try", async () => {
  await tell(told(randomUUID()));
  const [delivery] = await readDeliveries();
  await deliverParcel(parcelOf(delivery?.bundleId));
  await query(urls.superuserUrl, `update notification_deliveries set "settledAt" = null, outcome = null`);
  expect(await deliverParcel(parcelOf(delivery?.bundleId))).toBe("sent");
  await query(urls.superuserUrl, "delete from sent_mail");
  await query(urls.superuserUrl, `update notification_deliveries set "settledAt" = null, outcome = null`);
  await query(urls.superuserUrl, `update users set locale = 'ru' where id = $1`, [partner.userId]);
  expect(await deliverParcel(parcelOf(delivery?.bundleId))).toBe("sent");
  expect(await readMails()).toHaveLength(1);
});

test("a neighbour's parcel is nothing, and a person who left is not written to", async () => {
  const neighbour = await insertPartner(urls.superuserUrl);
  await tell(told(randomUUID()));
  const [delivery] = await readDeliveries();
  const { partnerId } = neighbour;
  expect(await deliverParcel({ ...parcelOf(delivery?.bundleId), partnerId })).toBe("nothing");
  await openDb().user.update({ where: { id: partner.userId }, data: { disabledAt: new Date() } });
  expect(await deliverParcel(parcelOf(delivery?.bundleId))).toBe("unreachable");
  expect(await readMails()).toEqual([]);
});

test("the same subject waits an hour, another does not, and money at risk never does", async () => {
  const orderId = randomUUID();
  await tell(told(orderId, { causeKey: "first" }));
  await tell(told(orderId, { causeKey: "second" }));
  await tell(told(randomUUID(), { causeKey: "other" }));
  const deliveries = await readDeliveries();
  const outcomes = [];
  for (const { bundleId } of deliveries) outcomes.push(await deliverParcel(parcelOf(bundleId)));
  expect(outcomes).toEqual(["sent", "later", "sent"]);
  const waiting = (await readDeliveries()).find(({ bundleId }) => bundleId === null);
  expect(waiting?.dueAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  const connection = { kind: "connection", id: randomUUID() };
  const values = { marketplace: "ozon", account: "Ozon", days: 1, endsOn: "2026-11-30T00:00:00Z" };
  for (const causeKey of ["key/1", "key/2"]) {
    await tell({
      event: "connections.key-expiring",
      partnerId: partner.partnerId,
      subject: connection,
      values,
      causeKey,
    });
  }
  for (const { bundleId, outcome } of await readDeliveries()) {
    if (bundleId && !outcome) expect(await deliverParcel(parcelOf(bundleId))).toBe("sent");
  }
  expect(await readMails()).toHaveLength(4);
});

test("a decision that somebody waits for is told at once, though another was told in the same hour", async () => {
  const subject = { kind: "partner", id: partner.partnerId };
  await tell({
    event: "review.rejected",
    partnerId: partner.partnerId,
    subject,
    values: { reason: "x" },
    causeKey: "1",
  });
  await tell({ event: "review.approved", partnerId: partner.partnerId, subject, causeKey: "2" });
  for (const { bundleId } of await readDeliveries()) expect(await deliverParcel(parcelOf(bundleId))).toBe("sent");
  expect(await readMails()).toHaveLength(2);
});

test("an administrator's mail goes out of nobody's books, where a partner's job finds nothing", async () => {
  const [admin] = await query<{ id: string; email: string }>(
    urls.superuserUrl,
    `select id, email from users where role = 'ADMIN'`,
  );
  const subject = { kind: "partner", id: partner.partnerId };
  const values = { name: "Zarina Savdo" };
  await tell({ event: "applications.received", partnerId: partner.partnerId, subject, values, causeKey: randomUUID() });
  const [row] = await query<{ bundleId: string }>(
    urls.superuserUrl,
    `select "bundleId" from notification_deliveries where "userId" = $1 and channel = 'MAIL' and "subjectKey" = $2`,
    [admin?.id, `applications.received/partner:${partner.partnerId}`],
  );
  const parcel = { userId: admin?.id ?? "", bundleId: row?.bundleId ?? "", channel: "mail" as const };
  expect(await deliverParcel({ ...parcel, partnerId: partner.partnerId })).toBe("nothing");
  expect(await deliverParcel({ ...parcel, partnerId: null })).toBe("sent");
});

test("a digest is one mail of all that is due, without what was read meanwhile", async () => {
  await choose("HOURLY");
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of ids) await tell(told(id));
  expect((await readDeliveries()).every(({ bundleId }) => bundleId === null)).toBe(true);
  expect(await bundleWhatIsDue(partner, randomUUID())).toBe(0);
  const later = new Date(Date.now() + 3_600_000);
  await query(urls.superuserUrl, `update notifications set "readAt" = now() where "subjectId" = $1`, [ids[0]]);
  const runId = randomUUID();
  expect(await bundleWhatIsDue(partner, runId, later)).toBe(3);
  expect(await bundleWhatIsDue(partner, runId, later)).toBe(0);
  const [delivery] = await readDeliveries();
  expect(await deliverParcel(parcelOf(delivery?.bundleId), later)).toBe("sent");
  const mails = await readMails();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toContain("2 ta yangi xabar");
  expect(mails[0]?.text).not.toContain(`/orders/${ids[0]}`);
  for (const id of ids.slice(1)) expect(mails[0]?.text).toContain(`http://localhost:3000/orders/${id}`);
  expect((await readDeliveries()).map(({ outcome }) => outcome).sort()).toEqual(["READ", "SENT", "SENT"]);
});

test("the door names whoever something is due for, page by page", async () => {
  await choose("HOURLY");
  await tell(told(randomUUID()));
  expect((await findDueDeliveries(null, 10)).map(({ userId }) => userId)).not.toContain(partner.userId);
  await query(urls.superuserUrl, `update notification_deliveries set "dueAt" = now() where "partnerId" = $1`, [
    partner.partnerId,
  ]);
  const due = await findDueDeliveries(null, 10);
  expect(due).toContainEqual({ partnerId: partner.partnerId, userId: partner.userId });
  const last = due.at(-1)?.userId ?? null;
  expect(await findDueDeliveries(last, 10)).toEqual([]);
});

test("a mail that nobody takes is tried again, and at last counted as not delivered", async () => {
  await tell(told(randomUUID()));
  const [delivery] = await readDeliveries();
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("away")));
  await expect(deliverParcel(parcelOf(delivery?.bundleId))).rejects.toMatchObject({ code: "unavailable" });
  vi.unstubAllGlobals();
  expect((await readDeliveries())[0]?.outcome).toBeNull();
  await giveUpParcel(parcelOf(delivery?.bundleId));
  expect((await readDeliveries())[0]?.outcome).toBe("GIVEN_UP");
});

test("a warning that waited for the morning goes out although a thief has read the bell", async () => {
  const hour = hourInTashkent(new Date());
  await choose("OFF", { from: hour, to: (hour + 2) % 24 });
  const { partnerId, userId } = partner;
  const values = { device: "Chrome", signedInAt: "2026-11-22T18:00:00Z" };
  await tell({ event: "security.new-device", partnerId, userId, values, causeKey: randomUUID() });
  const [waiting] = await readDeliveries();
  expect(waiting).toMatchObject({ bundleId: null });
  await readAllInBell();
  await bundleWhatIsDue(partner, randomUUID(), new Date(Date.now() + 3 * 3_600_000));
  const [delivery] = await readDeliveries();
  expect(await deliverParcel(parcelOf(delivery?.bundleId))).toBe("sent");
  expect(await readMails()).toHaveLength(1);
});

test("what leaves at once leaves, however quickly the bell was read", async () => {
  await tell(told(randomUUID()));
  await readAllInBell();
  const [delivery] = await readDeliveries();
  expect(await deliverParcel(parcelOf(delivery?.bundleId))).toBe("sent");
});

test("the second message about one matter waits for the end of the quiet hours too", async () => {
  const later = new Date(Date.now() + 3_600_000);
  const orderId = randomUUID();
  await tell(told(orderId, { causeKey: "first" }));
  await tell(told(orderId, { causeKey: "second" }));
  const [first, second] = await readDeliveries();
  expect(await deliverParcel(parcelOf(first?.bundleId))).toBe("sent");
  await choose("OFF", { from: hourInTashkent(later), to: (hourInTashkent(later) + 3) % 24 });
  expect(await deliverParcel(parcelOf(second?.bundleId))).toBe("later");
  const waiting = (await readDeliveries()).find(({ bundleId }) => bundleId === null);
  expect(waiting && hourInTashkent(waiting.dueAt)).toBe((hourInTashkent(later) + 3) % 24);
  expect(waiting?.dueAt.getUTCMinutes()).toBe(0);
});

test("contrary news of one subject do not hold each other back", async () => {
  const subject = { kind: "user", id: randomUUID() };
  const { partnerId } = partner;
  const values = { name: "Aziza", role: "OWNER" };
  await tell({ event: "team.member-joined", partnerId, subject, values, causeKey: randomUUID() });
  await tell({ event: "team.member-removed", partnerId, subject, values, causeKey: randomUUID() });
  for (const { bundleId } of await readDeliveries()) expect(await deliverParcel(parcelOf(bundleId))).toBe("sent");
  expect(await readMails()).toHaveLength(2);
});

test("whoever lost the right meanwhile is not told, and what remains of the parcel goes out", async () => {
  await choose("HOURLY");
  await tell(told(randomUUID()));
  const later = new Date(Date.now() + 3_600_000);
  await bundleWhatIsDue(partner, randomUUID(), later);
  const [alone] = await readDeliveries();
  await openDb().user.update({ where: { id: partner.userId }, data: { memberRole: "FINANCE" } });
  expect(await deliverParcel(parcelOf(alone?.bundleId), later)).toBe("unreachable");
  expect(await readMails()).toEqual([]);
  expect((await readDeliveries())[0]?.outcome).toBe("UNREACHABLE");
});
