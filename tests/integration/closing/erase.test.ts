import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { findPartnerStory } from "@/lib/administration/get-partner-story";
import { indexStalePartners } from "@/lib/administration/index-partners";
import { readFilters } from "@/lib/administration/partner-filters";
import { searchPartners } from "@/lib/administration/search-partners";
import { openSupportView } from "@/lib/administration/view-books";
import { createSession, findViewer } from "@/lib/auth/session";
import { findLogin, listAdministratorIds } from "@/lib/auth/users";
import { askClosing } from "@/lib/closing/ask-closing";
import { erasePartner } from "@/lib/closing/erase-partner";
import { mailFarewell } from "@/lib/closing/mail-farewell";
import { inPartner } from "@/lib/db/client";
import { erasePartnerRows, findDueErasures, forgetFarewells } from "@/lib/db/doors";
import { expireRegistrations } from "@/lib/partners/expire-registrations";
import { findApplicant } from "@/lib/partners/find-applicant";
import { isUsernameFree } from "@/lib/partners/is-username-free";
import { registerPartner } from "@/lib/partners/register-partner";
import { approvePartner, reactivatePartner } from "@/lib/partners/review-partner";
import { registrationSchema } from "@/lib/partners/schema";
import { startMail } from "../../../local/mail/start-mail.ts";
import { fillBooks } from "../../support/fill-books.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { findTraces, readEverything } from "./traces.ts";
import { addMember, passDays, readPartner, rowsOf } from "./world.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
afterAll(() => mail.close());

const phone = "998331112233";
const taxNumber = "309876543";

const append = "only ever added to: the security log, as the privacy policy says";
const books = "the books: a number or a word of a marketplace's or of ours, no person's";
const word = "a word of ours; the row holds ids alone";

/** Where a text stays, and why that is right. */
const kept: Record<string, string> = {
  "admin_views.name": "administrators' own: no partner's person has any",
  "admin_views.query": "the same",
  "audit_log.action": append,
  "audit_log.address": append,
  "audit_log.after": append,
  "audit_log.before": append,
  "audit_log.requestId": append,
  "audit_log.subjectId": append,
  "audit_log.subjectKind": append,
  "commission_paid.sourceEvent": books,
  "failed_jobs.code": word,
  "failed_jobs.eventName": word,
  "failed_jobs.job": word,
  "failed_jobs.runId": word,
  "ledger_transactions.idempotencyKey": books,
  "ledger_transactions.kind": books,
  "marketplace_integrations.sealKeyId": "which of our keys sealed our own push token",
  "order_fees.externalId": books,
  "order_fees.kind": books,
  "order_fees.rateSource": books,
  "order_fees.rawKind": books,
  "order_lines.externalLineId": books,
  "order_lines.rateSource": books,
  "order_lines.sku": "the books: what was sold",
  "order_lines.title": "the books: what was sold",
  "orders.confirmAskedBy": word,
  "orders.externalId": books,
  "orders.rawState": books,
  "outbox_events.name": word,
  "partner_reviews.changes": append,
  "partner_reviews.reason": append,
  "partner_tariffs.tariffKey": word,
  "products.sku": "the books: what was sold",
  "receipts.allowedBy": word,
  "receipts.causeKey": word,
  "stock_movements.causeKey": books,
  "terms_acceptances.address": "only ever added to: the record of what was accepted, as the privacy policy says",
  "terms_acceptances.locale": "the same",
};

let marker: string;
let partner: NewPartner;
let neighbour: NewPartner;

/** A row in every table, each text of which begins with the marker, and the marker in every json and picture. */
async function fill(who: NewPartner, text: string) {
  const json = JSON.stringify({ text });
  const list = JSON.stringify([{ text }]);
  const bytes = Buffer.from(text);
  return fillBooks(urls.superuserUrl, {
    ...who,
    marker: text,
    given: {
      marketplace_integrations: { status: "ACTIVE", active: true },
      products: { facts: json },
      photos: { facts: json, bytes },
      card_lanes: { facts: list, attributes: list, findings: list, reasons: list, steps: list, complaints: list },
      listings: { complaints: list, barcodes: [text] },
      receipts: { kind: "card-written", before: json, after: json, evidence: json },
      inbox_messages: { body: bytes },
      dead_letters: { details: json },
      notifications: { values: json, partnerId: who.partnerId },
      account_closures: { withdrawnAt: new Date(), erasedAt: null, farewellTo: null, farewellLocale: null },
      audit_log: { before: json, after: json },
      partner_reviews: { changes: json },
      notification_settings: { quietFrom: 22, quietTo: 8 },
      sessions: { revokedAt: null, viewKind: null, viewPartnerId: null },
    },
  });
}

/** A partner with everything, whose account is to be erased. */
async function prepare(text: string): Promise<NewPartner> {
  const who = await insertPartner(urls.superuserUrl, { name: text });
  await addMember(urls.superuserUrl, who.partnerId, "MANAGER");
  await query(
    urls.superuserUrl,
    `update partners set phone = $2, inn = $3, "legalName" = $4, "legalAddress" = $4, "directorName" = $4, "bankName" = $4,
       "registeredFrom" = $4, "registeredWith" = $4, "vatNumber" = $4, "rejectReason" = $4, passport = $5, pinfl = $5,
       "bankAccount" = $5, "pinflHash" = $5, "passportHash" = $5, "bankAccountHash" = $5 where id = $1`,
    [who.partnerId, phone, taxNumber, text, Buffer.from(text)],
  );
  await fill(who, text);
  await indexStalePartners();
  return who;
}

async function close(who: NewPartner, days = 31) {
  const row = await readPartner(urls.superuserUrl, who.partnerId);
  await askClosing(who.partnerId, who.userId, row?.businessName ?? "");
  await passDays(urls.superuserUrl, who.partnerId, days);
}

beforeEach(async () => {
  marker = `planted${randomBytes(5).toString("hex")}`;
  partner = await prepare(marker);
  neighbour = await prepare(`beside${randomBytes(5).toString("hex")}`);
});

const adminId = async () => (await listAdministratorIds())[0] ?? "";
const statusOf = async ({ partnerId }: NewPartner) => (await readPartner(urls.superuserUrl, partnerId))?.status;

const farewellOf = async ({ partnerId }: NewPartner) => {
  const rows = await query<{ data: { partnerId: string; closureId: string } }>(
    urls.superuserUrl,
    `select data from outbox_events where name = 'closing/partner.erased' and "partnerId" = $1`,
    [partnerId],
  );
  return rows.map(({ data }) => data);
};
const mailsTo = async (email: string) =>
  (await (await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(email)}`)).json()) as { subject: string }[];

const ofBooks = [
  ...["orders", "order_lines", "order_fees", "stock_movements", "stock_balances", "commission_paid", "analytics"],
  ...[
    "ledger_transactions",
    "ledger_entries",
    "tax_statuses",
    "partner_tariffs",
    "partner_reviews",
    "terms_acceptances",
  ],
];
const readBooks = async (who: NewPartner) => {
  const tables = ofBooks.map(async (table) => {
    const sql = `select to_jsonb(t)::text as row from "${table}" t where "partnerId" = $1 order by 1`;
    return [table, await query(urls.superuserUrl, sql, [who.partnerId])];
  });
  return Object.fromEntries(await Promise.all(tables));
};

test("nothing personal is left but what is named here, and all of the neighbour's", async () => {
  const admin = createSession(await adminId(), "test");
  const looking = await findViewer(await admin);
  await close(partner);
  await openSupportView(
    { adminId: await adminId(), sessionId: looking?.sessionId ?? "" },
    partner.partnerId,
    "to look",
  );
  const before = await readEverything(urls.superuserUrl, neighbour.partnerId);
  const booksBefore = await readBooks(partner);
  expect(Object.values(booksBefore).every((rows) => Array.isArray(rows) && rows.length > 0)).toBe(true);

  expect(await erasePartner(partner.partnerId)).toBe(true);
  const [farewell] = await farewellOf(partner);
  await mailFarewell(partner.partnerId, farewell?.closureId ?? "");

  expect(await findTraces(urls.superuserUrl, [marker])).toEqual(Object.keys(kept).sort());
  expect(await readBooks(partner)).toEqual(booksBefore);
  expect(await readEverything(urls.superuserUrl, neighbour.partnerId)).toEqual(before);
  const [row] = await query(urls.superuserUrl, `select * from partners where id = $1`, [partner.partnerId]);
  expect(row).toMatchObject({ phone: "", inn: null, status: "ERASED", approved: false });
  expect(row).toMatchObject({ passport: null, pinfl: null, bankAccount: null });
  expect((await findViewer(await admin))?.view).toBeNull();
});

test("the same phone and tax number stay where they are another's", async () => {
  await close(partner);
  await erasePartner(partner.partnerId);
  const rows = await query(urls.superuserUrl, `select id from partners where phone = $1 and inn = $2`, [
    phone,
    taxNumber,
  ]);
  expect(rows).toContainEqual({ id: neighbour.partnerId });
  expect(rows).not.toContainEqual({ id: partner.partnerId });
});

test("nobody of it signs in, and names and addresses are free for whoever comes next", async () => {
  const token = await createSession(partner.userId, "test");
  await close(partner);
  await erasePartner(partner.partnerId);
  expect(await findViewer(token)).toBeNull();
  expect(await findLogin({ username: partner.username })).toBeNull();
  expect(await findLogin({ email: partner.email })).toBeNull();
  const people = await query<{ username: string; passwordHash: string; disabledAt: Date | null }>(
    urls.superuserUrl,
    `select username, "passwordHash", "disabledAt" from users where "partnerId" = $1`,
    [partner.partnerId],
  );
  expect(people).toHaveLength(2);
  for (const { username, passwordHash, disabledAt } of people) {
    expect([passwordHash, disabledAt !== null]).toEqual(["", true]);
    expect(username).toMatch(/^erased:/);
  }
  expect(await isUsernameFree(partner.username)).toBe(true);
  const form = registrationSchema.parse({
    ...{ username: partner.username.slice(0, 30), email: partner.email, password: "olma anor behi", legalForm: "LLC" },
    ...{ businessName: "Yangi Savdo", phone: "901234567", inn: "", category: "home", terms: "1" },
  });
  const { userId } = await registerPartner(form, { locale: "uz", address: null, userAgent: "A browser" });
  expect(userId).not.toBe(partner.userId);
});

test("before its day nothing happens: neither for the job, nor in the database itself", async () => {
  await close(partner, 29);
  expect(await findDueErasures(null, 1_000)).not.toContainEqual({ partnerId: partner.partnerId });
  expect(await erasePartner(partner.partnerId)).toBe(false);
  await expect(inPartner(partner.partnerId, (db) => erasePartnerRows(10, db))).rejects.toThrow(/has not come/);
  await expect(inPartner(neighbour.partnerId, (db) => erasePartnerRows(10, db))).rejects.toThrow(/not being closed/);
  expect(await statusOf(partner)).toBe("CLOSING");
});

test("while no owner can take it back, nothing is erased: who asked may not have been the owner", async () => {
  await close(partner);
  const due = async () => (await findDueErasures(null, 200)).map(({ partnerId }) => partnerId);
  expect(await due()).toContain(partner.partnerId);
  await query(urls.superuserUrl, `update users set "disabledAt" = now() where id = $1`, [partner.userId]);
  expect(await due()).not.toContain(partner.partnerId);
});

test("a second run changes nothing", async () => {
  await close(partner);
  expect(await erasePartner(partner.partnerId)).toBe(true);
  const before = await readEverything(urls.superuserUrl, partner.partnerId);
  expect(await erasePartner(partner.partnerId)).toBe(false);
  expect(await expireRegistrations()).toEqual({ expired: 0 });
  expect(await readEverything(urls.superuserUrl, partner.partnerId)).toEqual(before);
});

test("killed between two partners or in the middle of one, the next run goes on", async () => {
  await close(partner);
  await close(neighbour);
  const due = async () => {
    const found = (await findDueErasures(null, 1_000)).map(({ partnerId }) => partnerId);
    return [partner, neighbour].map(({ partnerId }) => found.includes(partnerId));
  };
  expect(await due()).toEqual([true, true]);
  expect(await erasePartner(partner.partnerId)).toBe(true);
  expect(await due()).toEqual([false, true]);
  // A page of one row is never enough: this transaction is the last before the process dies.
  expect(await inPartner(neighbour.partnerId, (db) => erasePartnerRows(1, db))).toBe(false);
  expect(await statusOf(neighbour)).toBe("CLOSING");
  expect(await due()).toEqual([false, true]);
  expect(await erasePartner(neighbour.partnerId)).toBe(true);
  expect(await due()).toEqual([false, false]);
});

test("two runs at once: one erases, the other finds nothing to do", async () => {
  await close(partner);
  const both = await Promise.all([erasePartner(partner.partnerId), erasePartner(partner.partnerId)]);
  expect(both.sort()).toEqual([false, true]);
  expect(await farewellOf(partner)).toHaveLength(1);
});

test("the owner gets one last mail, and the address is forgotten with it", async () => {
  await close(partner);
  await erasePartner(partner.partnerId);
  const [farewell] = await farewellOf(partner);
  const closureId = farewell?.closureId ?? "";
  const readAddress = async () =>
    (await rowsOf(urls.superuserUrl, "account_closures", partner.partnerId)).map(({ farewellTo }) => farewellTo);
  expect(await readAddress()).toContain(partner.email);
  await mailFarewell(neighbour.partnerId, closureId);
  expect(await mailsTo(partner.email)).toEqual([]);
  await mailFarewell(partner.partnerId, closureId);
  await mailFarewell(partner.partnerId, closureId);
  expect((await mailsTo(partner.email)).map(({ subject }) => subject)).toEqual([
    "SellerCloudX akkauntingiz oʻchirildi",
  ]);
  expect(await readAddress()).not.toContain(partner.email);
});

test("an address that could never be mailed is forgotten all the same", async () => {
  await close(partner);
  await erasePartner(partner.partnerId);
  expect(await forgetFarewells(new Date(Date.now() - 60_000))).toBe(0);
  expect(await forgetFarewells(new Date(Date.now() + 60_000))).toBeGreaterThan(0);
  expect(await findTraces(urls.superuserUrl, [partner.email])).toEqual([]);
});

test("administrators see that it was erased, and can neither open, approve nor look at it", async () => {
  const admin = await adminId();
  await close(partner);
  await erasePartner(partner.partnerId);
  const refused = { code: "conflict", messageKey: "partners.erased" };
  await expect(approvePartner(admin, partner.partnerId)).rejects.toMatchObject(refused);
  await expect(reactivatePartner(admin, partner.partnerId)).rejects.toMatchObject(refused);
  const session = await findViewer(await createSession(admin, "test"));
  const looking = openSupportView(
    { adminId: admin, sessionId: session?.sessionId ?? "" },
    partner.partnerId,
    "to look",
  );
  await expect(looking).rejects.toMatchObject(refused);
  expect(await findApplicant(partner.partnerId)).toBeNull();
  const story = await findPartnerStory(partner.partnerId);
  expect(story).toMatchObject({ status: "ERASED", businessName: "", people: [] });
  expect(story?.closure?.erasedAt).toBeInstanceOf(Date);
  const { partners } = await searchPartners(readFilters("status=ERASED"), null, 100);
  expect(partners.find(({ id }) => id === partner.partnerId)).toMatchObject({ owner: null, phone: "" });
  expect((await searchPartners(readFilters(`q=${marker}`), null)).partners).toEqual([]);
  const back = query(urls.superuserUrl, `update partners set status = 'APPROVED' where id = $1`, [partner.partnerId]);
  await expect(back).rejects.toThrow(/stays erased/);
});
