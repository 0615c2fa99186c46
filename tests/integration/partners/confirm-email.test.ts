import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { changeAddress } from "@/lib/auth/change-address";
import { confirmEmailByCode, confirmEmailByLink } from "@/lib/auth/confirm-email";
import { deriveEmailCode } from "@/lib/auth/email-code";
import { issueAskedCode } from "@/lib/auth/request-email-code";
import { signIn } from "@/lib/auth/sign-in";
import { listAdministratorIds } from "@/lib/auth/users";
import { announceApplication } from "@/lib/partners/announce-application";
import { expireRegistrations } from "@/lib/partners/expire-registrations";
import { findApplicant } from "@/lib/partners/find-applicant";
import { registerPartner } from "@/lib/partners/register-partner";
import { resubmitApplication } from "@/lib/partners/resubmit-application";
import { approvePartner } from "@/lib/partners/review-partner";
import { applicationSchema, registrationSchema } from "@/lib/partners/schema";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

const makeEmail = () => `zarina-${randomUUID().slice(0, 8)}@example.uz`;

const password = "olma anor behi";
const business = { legalForm: "LLC", businessName: "Zarina Savdo", phone: "901234567", inn: "", category: "home" };

async function register(username = `zarina-${randomUUID().slice(0, 8)}`) {
  const form = registrationSchema.parse({ username, email: makeEmail(), password, terms: "1", ...business });
  const { userId } = await registerPartner(form, { locale: "uz", address: null, userAgent: "A browser" });
  const [user] = await query<{ partnerId: string }>(urls.superuserUrl, `select "partnerId" from users where id = $1`, [
    userId,
  ]);
  return { userId, partnerId: user?.partnerId ?? "", username, email: form.email, ...(await readCode(userId)) };
}

async function readCode(userId: string) {
  const sql = `select id from email_codes where "userId" = $1 order by "createdAt" desc limit 1`;
  const [row] = await query<{ id: string }>(urls.superuserUrl, sql, [userId]);
  return deriveEmailCode(row?.id ?? "");
}

const readPerson = async (userId: string) => {
  const sql = `select username, email, "emailVerifiedAt" is not null as confirmed from users where id = $1`;
  return (await query<{ username: string; email: string; confirmed: boolean }>(urls.superuserUrl, sql, [userId]))[0];
};

/** Runs `work` while another transaction, not committed yet, does what a change of the address does. */
async function duringChange(userId: string, email: string, work: () => Promise<unknown>) {
  const client = new pg.Client({ connectionString: urls.superuserUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("update users set email = $2 where id = $1", [userId, email]);
    await client.query(`update email_codes set "expiresAt" = now() where "userId" = $1`, [userId]);
    const outcome = Promise.allSettled([work()]);
    await vi.waitFor(async () => {
      const sql = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
      expect(await query(urls.superuserUrl, sql)).toHaveLength(1);
    });
    await client.query("commit");
    return (await outcome)[0];
  } finally {
    await client.end();
  }
}

test("an address that is being changed is not confirmed by what was mailed to the one before", async () => {
  const byLink = await register();
  const late = await duringChange(byLink.userId, makeEmail(), () => confirmEmailByLink(byLink.link));
  expect(late).toMatchObject({ status: "rejected", reason: { messageKey: "partners.linkWrong" } });
  expect(await readPerson(byLink.userId)).toMatchObject({ confirmed: false });

  const byCode = await register();
  const typed = await duringChange(byCode.userId, makeEmail(), () =>
    confirmEmailByCode(byCode.email, byCode.code, byCode.userId),
  );
  expect(typed).toMatchObject({ status: "rejected", reason: { messageKey: "partners.codeWrong" } });
  expect(await readPerson(byCode.userId)).toMatchObject({ confirmed: false });
});

test("link and change fired together: what is confirmed is what was mailed", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { userId, email, link } = await register();
    const other = makeEmail();
    const works = [() => confirmEmailByLink(link), () => changeAddress(userId, other)];
    await Promise.allSettled((round % 2 ? works : works.reverse()).map((work) => work()));
    const person = await readPerson(userId);
    expect([email, other]).toContain(person?.email);
    expect(person?.confirmed).toBe(person?.email === email);
  }
});

test("who confirms while it is confirmed already is told that it is done", async () => {
  const { userId, email, link, code } = await register();
  await Promise.all([confirmEmailByLink(link), confirmEmailByLink(link), confirmEmailByCode(email, code, userId)]);
  await confirmEmailByLink(link);
  expect(await readPerson(userId)).toMatchObject({ email, confirmed: true });
  const events = `select name from outbox_events where data ->> 'userId' = $1 and name = 'partners/partner.registered'`;
  expect(await query(urls.superuserUrl, events, [userId])).toHaveLength(1);
});

const countTold = async (partnerId: string) => {
  const sql = `select 1 from notifications where event = 'applications.received' and "subjectId" = $1`;
  return (await query(urls.superuserUrl, sql, [partnerId])).length;
};

/** Registered eight days ago, never confirmed. */
async function registerLapsed() {
  const person = await register();
  const old = `update users set "createdAt" = now() - interval '8 days' where id = $1`;
  await query(urls.superuserUrl, old, [person.userId]);
  await query(urls.superuserUrl, `update email_codes set "expiresAt" = now() where "userId" = $1`, [person.userId]);
  await query(urls.superuserUrl, `update email_codes set "createdAt" = now() - interval '8 days' where "userId" = $1`, [
    person.userId,
  ]);
  await expireRegistrations();
  return person;
}

const confirmLate = async ({ userId, email }: { userId: string; email: string }) => {
  await issueAskedCode(userId);
  await confirmEmailByCode(email, (await readCode(userId)).code, userId);
};

test("who confirms after the week has the name back, is announced to nobody, and sends the application again", async () => {
  const person = await registerLapsed();
  await confirmLate(person);
  expect(await readPerson(person.userId)).toMatchObject({ username: person.username, confirmed: true });
  expect(await signIn(person.username, password)).toMatchObject({ id: person.userId });
  await announceApplication(person.partnerId);
  expect(await countTold(person.partnerId)).toBe(0);
  // Nothing that was typed is lost; the wait begins with the sending.
  const input = applicationSchema.parse(business);
  await resubmitApplication(person.partnerId, person.userId, input);
  await announceApplication(person.partnerId);
  expect(await countTold(person.partnerId)).toBe(1);
  expect((await findApplicant(person.partnerId))?.status).toBe("PENDING");
});

test("where somebody took the name meanwhile, the late one has a name beside it", async () => {
  const person = await registerLapsed();
  await register(person.username);
  await confirmLate(person);
  const { username = "" } = (await readPerson(person.userId)) ?? {};
  expect(username).toMatch(/^zarina-[0-9a-f]{8}-[0-9a-f]{8}$/);
  expect(await signIn(username, password)).toMatchObject({ id: person.userId });
  expect(await signIn(person.email, password)).toMatchObject({ id: person.userId });
});

test("an application that was approved before its address was confirmed is announced to nobody", async () => {
  const { partnerId, link } = await register();
  await approvePartner((await listAdministratorIds())[0] ?? "", partnerId);
  await confirmEmailByLink(link);
  await announceApplication(partnerId);
  expect(await countTold(partnerId)).toBe(0);
});

test("an application waits from when its address was confirmed", async () => {
  const { partnerId, link } = await register();
  await query(urls.superuserUrl, `update partners set "submittedAt" = now() - interval '3 days' where id = $1`, [
    partnerId,
  ]);
  await confirmEmailByLink(link);
  const waited = Date.now() - ((await findApplicant(partnerId))?.submittedAt.getTime() ?? 0);
  expect(waited).toBeLessThan(60_000);
});
