import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { listAdministratorIds } from "@/lib/auth/users";
import { inAdmin, inPartner } from "@/lib/db/client";
import { announceApplication } from "@/lib/partners/announce-application";
import { announceApproval } from "@/lib/partners/announce-approval";
import { findApplicant } from "@/lib/partners/find-applicant";
import { getApplication } from "@/lib/partners/get-application";
import { listApplications } from "@/lib/partners/list-applications";
import { legalSchema } from "@/lib/partners/profile-schema";
import { resubmitApplication } from "@/lib/partners/resubmit-application";
import { readReviewPace } from "@/lib/partners/review-pace";
import {
  approvePartner,
  reactivatePartner,
  recallApproval,
  rejectPartner,
  suspendPartner,
} from "@/lib/partners/review-partner";
import { saveBusiness } from "@/lib/partners/save-business";
import { saveLegal } from "@/lib/partners/save-legal";
import { applicationSchema } from "@/lib/partners/schema";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

let adminId: string;
let applicant: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  adminId = (await listAdministratorIds())[0] ?? "";
  applicant = await insertPartner(urls.superuserUrl, { approved: false });
  neighbour = await insertPartner(urls.superuserUrl, { approved: false });
});

const corrected = applicationSchema.parse({
  legalForm: "LLC",
  businessName: "Zarina Savdo MChJ",
  phone: "+998 (71) 200-00-11",
  inn: "301234567",
  category: "beauty",
});

const readUser = async ({ userId }: NewPartner) =>
  (await query(urls.superuserUrl, `select "isActive" from users where id = $1`, [userId]))[0];
const readPartner = async ({ partnerId }: NewPartner) =>
  (
    await query(
      urls.superuserUrl,
      `select approved, status, "rejectReason", "reviewedAt" from partners where id = $1`,
      [partnerId],
    )
  )[0];
const readReviews = ({ partnerId }: NewPartner) =>
  query<{ id: string; decision: string; reason: string | null; actorId: string | null }>(
    urls.superuserUrl,
    `select id, decision, reason, "actorId" from partner_reviews where "partnerId" = $1 order by "createdAt"`,
    [partnerId],
  );
/** What the people of the partner were told; of administrators with no partner at all. */
const readTold = ({ partnerId }: NewPartner) =>
  query<{ event: string; values: unknown; userId: string }>(
    urls.superuserUrl,
    `select event, "values", "userId" from notifications where "partnerId" = $1 order by "createdAt"`,
    [partnerId],
  );
const readLog = ({ partnerId }: NewPartner) =>
  query(
    urls.superuserUrl,
    `select actor, "actorId", action, before, after from audit_log where "partnerId" = $1 order by "createdAt"`,
    [partnerId],
  );
const nobody = "00000000-0000-4000-8000-000000000000";

test("approving opens the full product, writes the history and one event, and touches nobody else", async () => {
  await approvePartner(adminId, applicant.partnerId);
  expect(await readPartner(applicant)).toMatchObject({
    approved: true,
    status: "APPROVED",
    reviewedAt: expect.any(Date),
  });
  expect(await readUser(applicant)).toEqual({ isActive: true });
  const [review] = await readReviews(applicant);
  expect(review).toMatchObject({ decision: "APPROVED", actorId: adminId });
  const events = await query(
    urls.superuserUrl,
    `select name, data from outbox_events where "partnerId" = $1 and name like 'partners/%'`,
    [applicant.partnerId],
  );
  expect(events).toEqual([
    { name: "partners/partner.reviewed", data: { partnerId: applicant.partnerId, reviewId: review?.id } },
  ]);
  expect(await readPartner(neighbour)).toMatchObject({ approved: false, status: "PENDING" });
  expect(await readUser(neighbour)).toEqual({ isActive: false });
  // Told once nobody can take it back any more, and once.
  expect(await readTold(applicant)).toEqual([]);
  for (let run = 0; run < 2; run += 1) await announceApproval(applicant.partnerId, review?.id ?? "");
  expect(await readTold(applicant)).toEqual([{ event: "review.approved", values: {}, userId: applicant.userId }]);
  expect(await readLog(applicant)).toEqual([
    {
      ...{ actor: "ADMIN", actorId: adminId, action: "partners.approved" },
      ...{ before: { status: "PENDING" }, after: { status: "APPROVED" } },
    },
  ]);
});

test("a rejected application keeps its reason, can be corrected and sent again, and keeps its history", async () => {
  await rejectPartner(adminId, applicant.partnerId, "STIRni tekshiring");
  expect(await readPartner(applicant)).toMatchObject({ status: "REJECTED", rejectReason: "STIRni tekshiring" });
  expect(await readTold(applicant)).toMatchObject([
    { event: "review.rejected", values: { reason: "STIRni tekshiring" } },
  ]);

  await resubmitApplication(applicant.partnerId, applicant.userId, corrected);
  expect(await getApplication(applicant.partnerId)).toMatchObject({
    status: "PENDING",
    rejectReason: null,
    businessName: "Zarina Savdo MChJ",
    phone: "998712000011",
    reviews: [
      { decision: "SUBMITTED", isCorrection: true },
      { decision: "REJECTED", reason: "STIRni tekshiring" },
    ],
  });
  // The administrator sees what stood there before.
  expect((await findApplicant(applicant.partnerId))?.reviews[0]).toMatchObject({
    decision: "SUBMITTED",
    changes: {
      phone: { before: "998901234567", after: "998712000011" },
      taxNumber: { before: null, after: "301234567" },
      category: { before: "home", after: "beauty" },
    },
  });
  await approvePartner(adminId, applicant.partnerId);
  expect((await readReviews(applicant)).map(({ decision }) => decision)).toEqual(["REJECTED", "SUBMITTED", "APPROVED"]);
  expect((await readLog(applicant)).map(({ action, actor }) => [action, actor])).toEqual([
    ["partners.rejected", "ADMIN"],
    ["partners.resubmitted", "PARTNER"],
    ["partners.approved", "ADMIN"],
  ]);
});

test("suspending leaves the books readable and tells why; reactivating opens them again", async () => {
  await approvePartner(adminId, applicant.partnerId);
  await announceApproval(applicant.partnerId, (await readReviews(applicant))[0]?.id ?? "");
  await suspendPartner(adminId, applicant.partnerId, "Hujjatlar kerak");
  expect(await readPartner(applicant)).toMatchObject({ approved: false, status: "SUSPENDED" });
  const people = () =>
    query(urls.superuserUrl, `select "isActive", "suspendedAt" is not null as suspended from users where id = $1`, [
      applicant.userId,
    ]);
  expect(await people()).toEqual([{ isActive: false, suspended: true }]);
  await reactivatePartner(adminId, applicant.partnerId);
  expect(await readPartner(applicant)).toMatchObject({ approved: true, status: "APPROVED" });
  expect(await people()).toEqual([{ isActive: true, suspended: false }]);
  expect((await readTold(applicant)).map(({ event }) => event)).toEqual([
    "review.approved",
    "review.suspended",
    "review.reactivated",
  ]);
  expect((await readLog(applicant)).at(1)).toMatchObject({
    action: "partners.suspended",
    after: { status: "SUSPENDED", reason: "Hujjatlar kerak" },
  });
  // Each act has one state that it is for.
  for (const act of [reactivatePartner, approvePartner]) {
    await expect(act(adminId, applicant.partnerId)).rejects.toMatchObject({ code: "conflict" });
  }
  await expect(suspendPartner(adminId, neighbour.partnerId, "x")).rejects.toMatchObject({ code: "conflict" });
});

test("an approval is taken back within seconds by who gave it, and the applicant is told nothing of it", async () => {
  const [{ submittedAt } = { submittedAt: null }] = await query<{ submittedAt: Date }>(
    urls.superuserUrl,
    `select "submittedAt" from partners where id = $1`,
    [applicant.partnerId],
  );
  await approvePartner(adminId, applicant.partnerId);
  const [approval] = await readReviews(applicant);
  await expect(recallApproval(nobody, applicant.partnerId)).rejects.toMatchObject({
    messageKey: "partners.recallLate",
  });
  await recallApproval(adminId, applicant.partnerId);
  await announceApproval(applicant.partnerId, approval?.id ?? "");
  expect(await readPartner(applicant)).toEqual({
    ...{ approved: false, status: "PENDING", rejectReason: null, reviewedAt: null },
  });
  expect(await readUser(applicant)).toEqual({ isActive: false });
  expect(await readTold(applicant)).toEqual([]);
  expect((await findApplicant(applicant.partnerId))?.submittedAt).toEqual(submittedAt);
  expect((await readLog(applicant)).map(({ action }) => action)).toEqual(["partners.approved", "partners.recalled"]);
  await expect(recallApproval(adminId, applicant.partnerId)).rejects.toMatchObject({ code: "conflict" });

  // Approved anew: after a while that stands.
  await approvePartner(adminId, applicant.partnerId);
  const later = new Date(Date.now() + 13_000);
  await expect(recallApproval(adminId, applicant.partnerId, later)).rejects.toMatchObject({
    messageKey: "partners.recallLate",
  });
  expect(await readPartner(applicant)).toMatchObject({ status: "APPROVED" });
});

test("an approval that a connection hangs on is not taken back", async () => {
  await approvePartner(adminId, applicant.partnerId);
  await query(
    urls.superuserUrl,
    `insert into marketplace_integrations (id, "partnerId", marketplace, "accountExternalId", "accountName", "keyLastFour",
       "webhookTokenHash", "webhookToken", "checkedAt", "updatedAt")
     values ($1::uuid, $2, 'uzum', $1::text, 'Shop', '0000', decode(md5($1::text), 'hex'), '\\x00', now(), now())`,
    [randomUUID(), applicant.partnerId],
  );
  await expect(recallApproval(adminId, applicant.partnerId)).rejects.toMatchObject({
    messageKey: "partners.recallConnected",
  });
  expect(await readPartner(applicant)).toMatchObject({ status: "APPROVED" });
});

test("what is decided is not decided again, and what nobody rejected is not sent again", async () => {
  await expect(resubmitApplication(applicant.partnerId, applicant.userId, corrected)).rejects.toMatchObject({
    code: "conflict",
  });
  const outcomes = await Promise.allSettled([
    approvePartner(adminId, applicant.partnerId),
    rejectPartner(adminId, applicant.partnerId, "yoʻq"),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [made] = await readReviews(applicant);
  expect(await readReviews(applicant)).toHaveLength(1);
  // Whoever was slower reads who was quicker.
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toMatchObject({
    code: "conflict",
    messageKey: made?.decision === "APPROVED" ? "partners.approvedBy" : "partners.rejectedBy",
    values: { name: "admin" },
  });
  await expect(approvePartner(adminId, nobody)).rejects.toMatchObject({ code: "not-found" });
});

test("an application that was sent anew is not decided by somebody who read the old one", async () => {
  const read = await findApplicant(applicant.partnerId);
  await rejectPartner(adminId, applicant.partnerId, "tuzating", read?.version);
  await resubmitApplication(applicant.partnerId, applicant.userId, corrected);
  const late = approvePartner(adminId, applicant.partnerId, read?.version);
  await expect(late).rejects.toMatchObject({ code: "conflict", messageKey: "partners.applicationChanged" });
  await approvePartner(adminId, applicant.partnerId, (await findApplicant(applicant.partnerId))?.version);
});

test("what the applicant changes meanwhile in the profile is in the history, and not decided unread", async () => {
  const read = await findApplicant(applicant.partnerId);
  await saveBusiness(applicant.partnerId, {
    businessName: read?.businessName ?? "",
    phone: "998712000011",
    category: "home",
  });
  const changed = await findApplicant(applicant.partnerId);
  expect(changed?.reviews[0]).toMatchObject({
    decision: "CHANGED",
    changes: { phone: { before: "998901234567", after: "998712000011" } },
  });
  const late = approvePartner(adminId, applicant.partnerId, read?.version);
  await expect(late).rejects.toMatchObject({ code: "conflict", messageKey: "partners.applicationChanged" });

  const legal = {
    legalForm: "SELF_EMPLOYED",
    legalName: "",
    directorName: "",
    legalAddress: "",
    oked: "",
    passport: "",
  };
  const form = (inn: string) => legalSchema.parse({ ...legal, inn });
  await saveLegal(applicant.partnerId, form("31210932040247"));
  const first = await findApplicant(applicant.partnerId);
  // Another person's number with the same end.
  await saveLegal(applicant.partnerId, form("31210942040247"));
  const second = await findApplicant(applicant.partnerId);
  expect(second?.reviews[0]).toMatchObject({
    decision: "CHANGED",
    changes: { taxNumber: { before: "•••• 0247", after: "•••• 0247" } },
  });
  expect((await readLog(applicant)).at(-1)).toMatchObject({ after: { taxNumber: "•••• 0247" } });
  await expect(rejectPartner(adminId, applicant.partnerId, "tuzating", first?.version)).rejects.toMatchObject({
    messageKey: "partners.applicationChanged",
  });
  // What says nothing of the application is nobody's news; the applicant reads what was corrected, not what was changed.
  await saveLegal(applicant.partnerId, legalSchema.parse({ ...legal, inn: "", legalName: "Zarina" }));
  expect((await findApplicant(applicant.partnerId))?.version).toBe(second?.version);
  expect((await getApplication(applicant.partnerId)).reviews.map((one) => [one.decision, one.isCorrection])).toEqual(
    Array.from({ length: 3 }, () => ["CHANGED", false]),
  );
  await approvePartner(adminId, applicant.partnerId, second?.version);
  await saveBusiness(applicant.partnerId, { businessName: "Boshqa", phone: "998712000011", category: "home" });
  expect((await readReviews(applicant)).at(-1)).toMatchObject({ decision: "APPROVED" });
});

test("who has not confirmed the address stands last, is marked, and waits from the confirmation on", async () => {
  const ago = (days: number) => [days, applicant.partnerId];
  await query(
    urls.superuserUrl,
    `update partners set "submittedAt" = now() - make_interval(days => $1) where id = $2`,
    ago(6),
  );
  await query(urls.superuserUrl, `update users set "emailVerifiedAt" = null where "partnerId" = $1`, [
    applicant.partnerId,
  ]);
  const list = async () => {
    const seen: { id: string; isUnconfirmed: boolean }[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listApplications>> = await listApplications("PENDING", cursor);
      seen.push(...page.applications);
      cursor = page.nextCursor;
    } while (cursor);
    return seen.map(({ id, isUnconfirmed }) => [id, isUnconfirmed]);
  };
  const before = await list();
  expect(before.at(-1)).toEqual([applicant.partnerId, true]);
  expect(before.filter(([, isUnconfirmed]) => isUnconfirmed)).toHaveLength(1);
  await query(urls.superuserUrl, `update users set "emailVerifiedAt" = now() where "partnerId" = $1`, [
    applicant.partnerId,
  ]);
  expect((await list())[0]).toEqual([applicant.partnerId, false]);
});

test("an address that another partner has confirmed is a hint to the administrator", async () => {
  await query(urls.superuserUrl, `update users set email = $1, "emailVerifiedAt" = null where id = $2`, [
    neighbour.email,
    applicant.userId,
  ]);
  const named = async () =>
    (await findApplicant(applicant.partnerId))?.duplicates.find(({ kind }) => kind === "email")?.partners;
  expect((await named())?.map(({ id }) => id)).toEqual([neighbour.partnerId]);
  await query(urls.superuserUrl, `update users set "emailVerifiedAt" = null where id = $1`, [neighbour.userId]);
  expect(await named()).toBeUndefined();
  const back = `update users set email = username || '@example.uz', "emailVerifiedAt" = now() where id = any ($1)`;
  await query(urls.superuserUrl, back, [[applicant.userId, neighbour.userId]]);
});

test("administrators are told of each submission once", async () => {
  await rejectPartner(adminId, applicant.partnerId, "tuzating");
  await resubmitApplication(applicant.partnerId, applicant.userId, corrected);
  await announceApplication(applicant.partnerId);
  await announceApplication(applicant.partnerId);
  const told = await query(
    urls.superuserUrl,
    `select "userId", "values" from notifications where event = 'applications.received' and "subjectId" = $1`,
    [applicant.partnerId],
  );
  expect(told).toEqual([{ userId: adminId, values: { name: "Zarina Savdo MChJ" } }]);
});

test("the queue gives who waits longest first, page by page without gaps or repeats", async () => {
  for (let count = 0; count < 22; count += 1) await insertPartner(urls.superuserUrl, { approved: false });
  // Many of the same moment: the id decides.
  await query(urls.superuserUrl, `update partners set "submittedAt" = date_trunc('second', "submittedAt")`);
  const seen: { id: string; at: number }[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listApplications>> = await listApplications("PENDING", cursor);
    seen.push(...page.applications.map(({ id, submittedAt }) => ({ id, at: submittedAt.getTime() })));
    cursor = page.nextCursor;
    if (!cursor) expect(seen).toHaveLength(page.counts.PENDING);
  } while (cursor);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => a - b));
  expect((await listApplications("PENDING", "nonsense")).applications).toHaveLength(20);
});

test("the administrator is told of the same number elsewhere and of a doubtful one", async () => {
  await query(
    urls.superuserUrl,
    `update partners set "pinflHash" = $2, "pinflEnd" = '3458', "taxNumberDoubtful" = true, "registeredFrom" = '203.0.113.7'
     where id = any ($1)`,
    [[applicant.partnerId, neighbour.partnerId], Buffer.from("the same number")],
  );
  await query(urls.superuserUrl, `update users set email = 'seller@mailinator.com' where id = $1`, [applicant.userId]);
  const found = await findApplicant(applicant.partnerId);
  expect(found?.taxNumber).toBe("•••• 3458");
  const named = (kind: string) =>
    found?.duplicates.find((one) => one.kind === kind)?.partners.map(({ id, status }) => [id, status]);
  expect(named("taxNumber")).toEqual([[neighbour.partnerId, "PENDING"]]);
  expect(named("phone")).toContainEqual([neighbour.partnerId, "PENDING"]);
  expect(named("network")).toEqual([[neighbour.partnerId, "PENDING"]]);
  expect(found?.risks).toEqual(["disposableEmail", "checkDigit"]);
  expect(await findApplicant(nobody)).toBeNull();
});

test("how long reviews take is said once enough were made", async () => {
  const applicants = await Promise.all(
    Array.from({ length: 6 }, () => insertPartner(urls.superuserUrl, { approved: false })),
  );
  for (const [index, { partnerId }] of applicants.entries()) {
    await query(
      urls.superuserUrl,
      `insert into partner_reviews (id, "partnerId", decision, "actorId", "createdAt")
       values (gen_random_uuid(), $1, 'SUBMITTED', null, now() - interval '3 hours'),
              (gen_random_uuid(), $1, $2::"ReviewDecision", $3, now() + interval '1 minute'),
              (gen_random_uuid(), $4, 'SUBMITTED', null, now() - interval '9 days'),
              (gen_random_uuid(), $4, 'REJECTED', null, now())`,
      [partnerId, index % 2 ? "APPROVED" : "REJECTED", adminId, neighbour.partnerId],
    );
    // It could be read once its address was confirmed; the week of one that nobody confirmed is no review.
    await query(
      urls.superuserUrl,
      `update users set "emailVerifiedAt" = now() - interval '30 minutes' where "partnerId" = $1`,
      [partnerId],
    );
  }
  // Those of other tests had no submission before them, and say nothing.
  expect(await readReviewPace()).toEqual({ unit: "minutes", count: 31 });
});

test("another partner's application and review are not found, and cannot be changed", async () => {
  await rejectPartner(adminId, applicant.partnerId, "tuzating");
  const seen = await inPartner(neighbour.partnerId, async (db) => [
    await db.partner.findUnique({ where: { id: applicant.partnerId } }),
    await db.partner.updateMany({ where: { id: applicant.partnerId }, data: { approved: true } }),
    await db.partnerReview.count({ where: { partnerId: applicant.partnerId } }),
  ]);
  expect(seen).toEqual([null, { count: 0 }, 0]);
});

test("the administrators' role sees nothing of what partners sell", async () => {
  for (const table of ["products", "orders", "ledger_entries", "connection_credentials"]) {
    await expect(
      inAdmin((db) => db.$queryRawUnsafe(`select * from ${table}`)),
      table,
    ).rejects.toThrow();
  }
});
