import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { actingAs } from "@/lib/audit/acting";
import { listAllAudit, listPartnerAudit } from "@/lib/audit/list-audit";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AuditFilter, auditFilterSchema } from "@/lib/audit/schema";
import { setCardAutonomy } from "@/lib/cards/set-autonomy";
import { inAdmin, inPartner } from "@/lib/db/client";
import { setAutoConfirm } from "@/lib/orders/settings";
import { type ReceiptInput, settleReceipt, writeReceipt } from "@/lib/receipts/write-receipt";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
let own: NewPartner;

beforeEach(async () => {
  own = await insertPartner(urls.superuserUrl);
});

const note = (action: string, more: object = {}) =>
  inPartner(own.partnerId, (db) => recordAudit({ partnerId: own.partnerId, action, ...more }, db));
const list = (filter: AuditFilter = {}, most?: number) => listPartnerAudit(own.partnerId, filter, most);
const actionsOf = async (filter: AuditFilter) => (await list(filter)).entries.map(({ action }) => action);

test("what an action does is its person's doing, and what a job does is the system's", async () => {
  await actingAs({ kind: "PARTNER", id: own.userId }, () => setAutoConfirm(own.partnerId, true));
  await setCardAutonomy(own.partnerId, "auto");
  const { entries } = await list();
  expect(entries).toMatchObject([
    { action: "cards.autonomy-set", actor: "SYSTEM", person: null, after: { autonomy: "auto" } },
    {
      action: "orders.auto-confirm-set",
      actor: "PARTNER",
      person: own.username,
      before: { autoConfirm: false },
      after: { autoConfirm: true },
    },
  ]);
});

test("an act that rolls back is not in the log", async () => {
  const broken = inPartner(own.partnerId, async (db) => {
    await recordAudit({ partnerId: own.partnerId, action: "orders.auto-confirm-set" }, db);
    throw new Error("rolled back");
  });
  await expect(broken).rejects.toThrow("rolled back");
  expect((await list()).entries).toEqual([]);
});

const receipt = (causeKey: string, more: Partial<ReceiptInput> = {}): ReceiptInput => ({
  partnerId: own.partnerId,
  kind: "price-set",
  before: { price: null },
  after: { price: { amountMinor: "100", currency: "UZS" } },
  reason: { key: "prices.receipts.byHand" },
  allowedBy: "autonomy",
  causeKey,
  ...more,
});

test("every automatic act that leaves a receipt is in the log once, as the AI Manager's", async () => {
  const productId = randomUUID();
  await inPartner(own.partnerId, async (db) => {
    await writeReceipt(db, receipt("done", { productId, marketplace: "uzum" }));
    // The same step once more, a suggestion that waits, and what a person said: none of them is a new automatic act.
    await writeReceipt(db, receipt("done", { productId, marketplace: "uzum" }));
    await writeReceipt(db, receipt("waits", { state: "SUGGESTED" }));
    await writeReceipt(db, receipt("typed", { allowedBy: "partner" }));
  });
  expect((await list()).entries).toMatchObject([
    {
      action: "automation.price-set",
      actor: "AI",
      subjectKind: "product",
      subjectId: productId,
      after: { marketplace: "uzum", allowedBy: "autonomy" },
    },
  ]);
  await inPartner(own.partnerId, async (db) => {
    const settled = { partnerId: own.partnerId, causeKey: "waits", reason: { key: "cards.receipts.why.PUBLISHING" } };
    await settleReceipt(db, { ...settled, state: "APPLIED", allowedBy: "autonomy:auto" });
    await settleReceipt(db, { ...settled, state: "APPLIED", allowedBy: "autonomy:auto" });
  });
  expect((await list()).entries).toHaveLength(2);
});

test("another partner's log shows nothing of it, and its id finds nothing", async () => {
  await note("connections.paused");
  const other = await insertPartner(urls.superuserUrl);
  expect((await listPartnerAudit(other.partnerId, {})).entries).toEqual([]);
  const foreign = inPartner(other.partnerId, (db) =>
    recordAudit({ partnerId: own.partnerId, action: "connections.paused" }, db),
  );
  await expect(foreign).rejects.toThrow(/row-level security/);
  const seen = await inPartner(other.partnerId, (db) =>
    db.auditEntry.findMany({ where: { partnerId: own.partnerId } }),
  );
  expect(seen).toEqual([]);
});

test("an administrator's act is in the partner's log without a name, an id and an address", async () => {
  const adminId = randomUUID();
  const entry = {
    partnerId: own.partnerId,
    action: "partners.suspended",
    actor: { kind: "ADMIN", id: adminId },
  } as const;
  await inAdmin((db) => recordAudit(entry, db));
  await query(urls.superuserUrl, "alter table audit_log disable trigger only_added_to");
  await query(urls.superuserUrl, `update audit_log set address = '10.0.0.1' where "actorId" = $1`, [adminId]);
  await query(urls.superuserUrl, "alter table audit_log enable trigger only_added_to");
  expect((await list()).entries).toMatchObject([{ actor: "ADMIN", person: null, actorId: null, address: null }]);
  const { entries } = await listAllAudit({ partner: own.partnerId });
  expect(entries).toMatchObject([
    { actorId: adminId, address: "10.0.0.1", partnerName: expect.stringMatching(/^Shop/) },
  ]);
});

test("pages follow each other without a gap, also where many entries have one moment", async () => {
  await inPartner(own.partnerId, async (db) => {
    for (let number = 0; number < 25; number += 1) {
      await recordAudit({ partnerId: own.partnerId, action: `orders.number-${number}` }, db);
    }
  });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { entries, next } = await list({ after }, 10);
    seen.push(...entries.map(({ action }) => action));
    after = next ?? undefined;
  } while (after);
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
});

test("the log is filtered by who, where, whom and by days of Tashkent", async () => {
  await note("connections.paused", { actor: { kind: "PARTNER", id: own.userId } });
  await note("orders.auto-confirm-set", { actor: { kind: "AI" } });
  expect(await actionsOf({ actor: "AI" })).toEqual(["orders.auto-confirm-set"]);
  expect(await actionsOf({ area: "connections" })).toEqual(["connections.paused"]);
  expect(await actionsOf({ person: own.userId })).toEqual(["connections.paused"]);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tashkent" }).format(new Date());
  expect(await actionsOf({ from: today, to: today })).toHaveLength(2);
  expect(await actionsOf({ to: "2020-01-01" })).toEqual([]);
  expect(await actionsOf({ from: "2100-01-01" })).toEqual([]);
});

test("an address with anything else in it is as good as one without", () => {
  const naughty = { actor: "GOD", area: "a%_", person: "1", partner: ["x"], from: "yesterday", to: {}, after: "\0" };
  expect(Object.values(auditFilterSchema.parse(naughty)).filter((value) => value !== undefined)).toEqual([]);
});
