import { afterAll, beforeEach, expect, test } from "vitest";
import { listAdministratorIds } from "@/lib/auth/users";
import { inAdmin, inPartner } from "@/lib/db/client";
import { findApplicant } from "@/lib/partners/find-applicant";
import { getApplication } from "@/lib/partners/get-application";
import { listApplications } from "@/lib/partners/list-applications";
import { mailNewApplication } from "@/lib/partners/mail-new-application";
import { mailReview } from "@/lib/partners/mail-review";
import { resubmitApplication } from "@/lib/partners/resubmit-application";
import { approvePartner, rejectPartner } from "@/lib/partners/review-partner";
import { applicationSchema } from "@/lib/partners/schema";
import { startMail } from "../../../local/mail/start-mail.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
afterAll(() => mail.close());

let adminId: string;
let applicant: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  adminId = (await listAdministratorIds())[0] ?? "";
  applicant = await insertPartner(urls.superuserUrl, { approved: false });
  neighbour = await insertPartner(urls.superuserUrl, { approved: false });
});

const corrected = applicationSchema.parse({
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
const readMails = async (to: string) =>
  (await (await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(to)}`)).json()) as {
    subject: string;
    text: string;
  }[];

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
  const events = await query(urls.superuserUrl, `select name, data from outbox_events where "partnerId" = $1`, [
    applicant.partnerId,
  ]);
  expect(events).toEqual([
    { name: "partners/partner.reviewed", data: { partnerId: applicant.partnerId, reviewId: review?.id } },
  ]);
  expect(await readPartner(neighbour)).toMatchObject({ approved: false, status: "PENDING" });
  expect(await readUser(neighbour)).toEqual({ isActive: false });

  await mailReview(applicant.partnerId, review?.id ?? "");
  await mailReview(applicant.partnerId, review?.id ?? "");
  const mails = await readMails(applicant.email);
  expect(mails.map(({ subject }) => subject)).toEqual(["Arizangiz tasdiqlandi"]);
});

test("a rejected application keeps its reason, can be corrected and sent again, and keeps its history", async () => {
  await rejectPartner(adminId, applicant.partnerId, "STIRni tekshiring");
  expect(await readPartner(applicant)).toMatchObject({ status: "REJECTED", rejectReason: "STIRni tekshiring" });
  const [review] = await readReviews(applicant);
  await mailReview(applicant.partnerId, review?.id ?? "");
  expect((await readMails(applicant.email))[0]?.text).toContain("STIRni tekshiring");

  await resubmitApplication(applicant.partnerId, applicant.userId, corrected);
  expect(await getApplication(applicant.partnerId)).toMatchObject({
    status: "PENDING",
    rejectReason: null,
    businessName: "Zarina Savdo MChJ",
    phone: "998712000011",
    reviews: [{ decision: "SUBMITTED" }, { decision: "REJECTED", reason: "STIRni tekshiring" }],
  });
  await approvePartner(adminId, applicant.partnerId);
  expect((await readReviews(applicant)).map(({ decision }) => decision)).toEqual(["REJECTED", "SUBMITTED", "APPROVED"]);
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
  expect(await readReviews(applicant)).toHaveLength(1);
  await expect(approvePartner(adminId, "00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({
    code: "not-found",
  });
});

test("each administrator gets one mail about a submission", async () => {
  await rejectPartner(adminId, applicant.partnerId, "tuzating");
  await resubmitApplication(applicant.partnerId, applicant.userId, corrected);
  await mailNewApplication(applicant.partnerId, adminId);
  await mailNewApplication(applicant.partnerId, adminId);
  const mails = (await readMails("admin@sellercloudx.local")).filter(({ text }) => text.includes(applicant.partnerId));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("Zarina Savdo MChJ");
});

test("the queue gives who waits longest first, page by page without gaps or repeats", async () => {
  for (let count = 0; count < 22; count += 1) await insertPartner(urls.superuserUrl, { approved: false });
  // Many of the same moment: the id decides.
  await query(urls.superuserUrl, `update partners set "submittedAt" = date_trunc('second', "submittedAt")`);
  const seen: { id: string; at: number }[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listApplications>> = await listApplications("pending", cursor);
    seen.push(...page.applications.map(({ id, submittedAt }) => ({ id, at: submittedAt.getTime() })));
    cursor = page.nextCursor;
    if (!cursor) expect(seen).toHaveLength(page.counts.pending);
  } while (cursor);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => a - b));
  expect((await listApplications("pending", "nonsense")).applications).toHaveLength(20);
});

test("the administrator is told of the same number elsewhere and of a doubtful one", async () => {
  await query(urls.superuserUrl, `update partners set inn = '30101990123458' where id = any ($1)`, [
    [applicant.partnerId, neighbour.partnerId],
  ]);
  const found = await findApplicant(applicant.partnerId);
  expect(found?.hints).toEqual(["sameInn", "samePhone", "checkDigit"]);
  expect(await findApplicant("00000000-0000-4000-8000-000000000000")).toBeNull();
});

test("another partner's application and review are not found, and cannot be changed", async () => {
  await rejectPartner(adminId, applicant.partnerId, "tuzating");
  const [review] = await readReviews(applicant);
  await expect(mailReview(neighbour.partnerId, review?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  const seen = await inPartner(neighbour.partnerId, async (db) => [
    await db.partner.findUnique({ where: { id: applicant.partnerId } }),
    await db.partner.updateMany({ where: { id: applicant.partnerId }, data: { approved: true } }),
    await db.partnerReview.count({ where: { partnerId: applicant.partnerId } }),
  ]);
  expect(seen).toEqual([null, { count: 0 }, 0]);
});

test("the administrators' role sees nothing of what partners sell", async () => {
  for (const table of ["products", "orders", "ledger_entries", "connection_credentials", "sessions"]) {
    await expect(
      inAdmin((db) => db.$queryRawUnsafe(`select * from ${table}`)),
      table,
    ).rejects.toThrow();
  }
});
