import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { inAdmin, inPartner, openDb } from "@/lib/db/client";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { countUnreadRows } from "@/lib/notifications/list-repository";
import { markAllRead, markRead, undoReadAll } from "@/lib/notifications/mark-read";
import { type NotifyInput, notify } from "@/lib/notifications/notify";
import { eventsFor, type Reader } from "@/lib/notifications/reader";
import { listSchema } from "@/lib/notifications/schema";
import { readSettings, saveSettings } from "@/lib/notifications/settings";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
let partner: NewPartner;
let neighbour: NewPartner;
let owner: Reader;

beforeEach(async () => {
  partner = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
  owner = { userId: partner.userId, partnerId: partner.partnerId, role: "PARTNER", memberRole: "OWNER" };
});

const addMember = async (memberRole: "WAREHOUSE" | "FINANCE") => {
  const name = `member-${randomUUID().slice(0, 8)}`;
  const { partnerId } = partner;
  const data = { username: name, email: `${name}@example.uz`, emailVerifiedAt: new Date(), passwordHash: "none" };
  return openDb().user.create({ data: { ...data, role: "PARTNER", memberRole, partnerId }, select: { id: true } });
};

const orderTold = (id: string, values = {}): NotifyInput => ({
  event: "orders.received",
  partnerId: partner.partnerId,
  subject: { kind: "order", id },
  values: { number: "77", marketplace: "uzum", totalSum: "19800000 UZS", ...values },
  causeKey: `order/${id}`,
});
const tell = (input: NotifyInput) => inPartner(partner.partnerId, (db) => notify(input, db));
const list = (reader: Reader, asked = {}) => listNotifications(reader, listSchema.parse(asked), "en");
const readDeliveries = () =>
  query<{ userId: string; channel: string; bundleId: string | null }>(
    urls.superuserUrl,
    `select "userId", channel, "bundleId" from notification_deliveries where "partnerId" = $1`,
    [partner.partnerId],
  );
const readEvents = (books: string) =>
  query<{ name: string; data: Record<string, string> }>(
    urls.superuserUrl,
    `select name, data from outbox_events where "partnerId" = $1 order by id`,
    [books],
  );

test("whoever has the right is told once, however often the step runs; a role without it and a neighbour are not", async () => {
  const [warehouse, finance] = [await addMember("WAREHOUSE"), await addMember("FINANCE")];
  const orderId = randomUUID();
  await tell(orderTold(orderId));
  await tell(orderTold(orderId));
  const told = await query<{ userId: string }>(
    urls.superuserUrl,
    `select "userId" from notifications where "partnerId" = $1`,
    [partner.partnerId],
  );
  expect(told.map(({ userId }) => userId).sort()).toEqual([partner.userId, warehouse.id].sort());
  expect(told.map(({ userId }) => userId)).not.toContain(finance.id);
  expect(await readDeliveries()).toHaveLength(4);
  const events = await readEvents(partner.partnerId);
  expect(events.map(({ name }) => name)).toEqual(["notifications/bundle.ready", "notifications/bundle.ready"]);
  expect(Object.keys(events[0]?.data ?? {}).sort()).toEqual(["bundleId", "partnerId", "userId"]);
  const { items } = await list(owner);
  expect(items).toMatchObject([{ href: `/orders/${orderId}`, isRead: false, severity: "INFO" }]);
  expect(items[0]?.title.replaceAll("\u00a0", " ")).toBe("New order: Uzum, 198 000 soʻm");
  const other: Reader = { ...owner, userId: neighbour.userId, partnerId: neighbour.partnerId };
  expect((await list(other)).items).toEqual([]);
  expect((await list({ ...owner, userId: neighbour.userId })).items).toEqual([]);
  await expect(markRead(other, items[0]?.id ?? "", true)).rejects.toMatchObject({ code: "not-found" });
});

test("what is rolled back was never told", async () => {
  const failing = inPartner(partner.partnerId, async (db) => {
    await notify(orderTold(randomUUID()), db);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect((await list(owner)).items).toEqual([]);
  expect(await readEvents(partner.partnerId)).toEqual([]);
});

test("one person is told only of books that are theirs", async () => {
  const event = "review.approved" as const;
  await inAdmin((db) => notify({ event, partnerId: partner.partnerId, causeKey: "review/1" }, db));
  expect((await list(owner)).items).toMatchObject([
    { title: "Your application has been approved", href: "/dashboard" },
  ]);
  const [row] = await query<{ partnerId: string }>(
    urls.superuserUrl,
    `select "partnerId" from notifications where "userId" = $1`,
    [partner.userId],
  );
  expect(row?.partnerId).toBe(partner.partnerId);
});

test("administrators are told from a partner's act, and the partner's own role cannot read it", async () => {
  const causeKey = `submission/${partner.partnerId}`;
  const subject = { kind: "partner", id: partner.partnerId };
  await tell({
    event: "applications.received",
    partnerId: partner.partnerId,
    subject,
    values: { name: "Zarina" },
    causeKey,
  });
  const [admin] = await query<{ id: string }>(urls.superuserUrl, `select id from users where role = 'ADMIN'`);
  const reader: Reader = { userId: admin?.id ?? "", partnerId: null, role: "ADMIN", memberRole: null };
  const { items } = await list(reader);
  expect(items.map(({ title }) => title)).toContain("New application: Zarina");
  const seen = await inPartner(partner.partnerId, (db) =>
    db.notification.findMany({ where: { userId: reader.userId } }),
  );
  expect(seen).toEqual([]);
  const events = await readEvents("ffffffff-ffff-ffff-ffff-ffffffffffff");
  expect(events.map(({ data }) => data.userId)).toContain(reader.userId);
});

test("all are marked as read at once, and the undo gives back those and no others", async () => {
  for (const number of ["1", "2", "3"]) await tell(orderTold(randomUUID(), { number }));
  const [newest] = (await list(owner)).items;
  await markRead(owner, newest?.id ?? "", true);
  const { count, readAt } = await markAllRead(owner);
  expect(count).toBe(2);
  expect((await list(owner, { show: "unread" })).items).toEqual([]);
  expect(await undoReadAll(owner, readAt)).toBe(2);
  expect((await list(owner, { show: "unread" })).items).toHaveLength(2);
});

test("a right that was lost takes along what it brought: list, count and the press that marks all", async () => {
  await tell(orderTold(randomUUID()));
  const finance: Reader = { ...owner, memberRole: "FINANCE" };
  expect((await list(finance)).items).toEqual([]);
  expect((await list(owner)).items).toHaveLength(1);
  const seen = (reader: Reader) =>
    inPartner(partner.partnerId, (db) => countUnreadRows(reader, { events: eventsFor(reader), most: 9 }, db));
  expect([await seen(finance), await seen(owner)]).toEqual([0, 1]);
  expect((await markAllRead(finance)).count).toBe(0);
  expect((await markAllRead(owner)).count).toBe(1);
});

test("pages follow each other without a gap, and an area is a part of them", async () => {
  const ids = Array.from({ length: 23 }, () => randomUUID());
  for (const id of ids) await tell(orderTold(id));
  const first = await list(owner);
  expect(first.items).toHaveLength(20);
  const second = await list(owner, { before: first.nextBefore });
  expect(second.nextBefore).toBeNull();
  const hrefs = [...first.items, ...second.items].map(({ href }) => href);
  expect(hrefs.sort()).toEqual(ids.map((id) => `/orders/${id}`).sort());
  expect((await list(owner, { area: "connections" })).items).toEqual([]);
});

test("switches hold for their person; security and money cannot be switched off", async () => {
  const { partnerId } = partner;
  await saveSettings(owner, {
    digest: "DAILY",
    digestHour: 9,
    quiet: { from: 22, to: 8 },
    on: ["orders.received:bell"],
  });
  const { pace, choices } = await readSettings(owner.userId);
  expect(pace).toEqual({ digest: "DAILY", digestHour: 9, quietFrom: 22, quietTo: 8 });
  expect(choices["orders.received"]).toEqual({ mail: false, telegram: false });
  await tell(orderTold(randomUUID()));
  expect(await readDeliveries()).toEqual([]);
  expect((await readEvents(partnerId)).map(({ name }) => name)).toEqual(["notifications/notification.written"]);
  const subject = { kind: "connection", id: randomUUID() };
  const values = { marketplace: "ozon", account: "Ozon", days: 3, endsOn: "2026-11-30T00:00:00Z" };
  await tell({ event: "connections.key-expiring", partnerId, subject, values, causeKey: "key/1" });
  expect((await readDeliveries()).map(({ channel }) => channel)).toEqual(["MAIL"]);
  await saveSettings(owner, { digest: "OFF", digestHour: 9, quiet: null, on: [] });
  await tell(orderTold(randomUUID()));
  expect((await list(owner, { area: "orders" })).items).toHaveLength(1);
});

test("a second of two runs at once waits for the first and adds nothing", async () => {
  const input = orderTold(randomUUID());
  await Promise.all([tell(input), tell(input), tell(input)]);
  expect((await list(owner)).items).toHaveLength(1);
  expect(await readDeliveries()).toHaveLength(2);
});
