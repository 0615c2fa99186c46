import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { confirmEmailByCode, confirmEmailByLink } from "@/lib/auth/confirm-email";
import { mailEmailCode } from "@/lib/auth/mail-email-code";
import { requestEmailCode } from "@/lib/auth/request-email-code";
import { emailNotConfirmed, signIn } from "@/lib/auth/sign-in";
import { registerPartner } from "@/lib/partners/register-partner";
import { registrationSchema } from "@/lib/partners/schema";
import { startMail } from "../../../local/mail/start-mail.ts";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
afterAll(() => mail.close());

const password = "olma anor behi";

function makeForm(more: Record<string, string> = {}) {
  const name = `zarina-${randomUUID().slice(0, 8)}`;
  const email = `${name}@Example.UZ`;
  const fields = { username: name, email, password, businessName: "Zarina Savdo", phone: "90 123-45-67", inn: "" };
  return registrationSchema.parse({ ...fields, category: "home", ...more });
}

const findPartner = async (username: string) => {
  const [row] = await query<Record<string, unknown> & { partnerId: string; userId: string }>(
    urls.superuserUrl,
    `select p.*, p.id as "partnerId", u.id as "userId", u."isActive", u.email, u."emailVerifiedAt", u.locale, u.role
     from users u join partners p on p.id = u."partnerId" where u.username = $1`,
    [username],
  );
  if (!row) throw new Error("not registered");
  return row;
};

const listEvents = (partnerId: string) =>
  query<{ name: string; data: Record<string, string> }>(
    urls.superuserUrl,
    `select name, data from outbox_events where "partnerId" = $1 order by "createdAt", id`,
    [partnerId],
  );

/** What the job does with each request for a code. */
async function mailCodes(partnerId: string) {
  for (const { name, data } of await listEvents(partnerId)) {
    if (name === "partners/email-code.requested") await mailEmailCode(data.userId ?? "", data.emailCodeId ?? "");
  }
}

type Mail = { subject: string; text: string };
const listMails = async (to: string) =>
  (await (await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(to)}`)).json()) as Mail[];

async function readCode(to: string) {
  const [newest] = await listMails(to);
  const code = /\d{6}/.exec(newest?.subject ?? "")?.[0] ?? "";
  const link = /token=([\w-]+)/.exec(newest?.text ?? "")?.[1] ?? "";
  return { code, link };
}

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("registering makes a waiting partner on the free tariff, its person, its history and its events", async () => {
  const form = makeForm({ inn: "301 234 567" });
  await registerPartner(form, "ru");
  const partner = await findPartner(form.username);
  expect(partner).toMatchObject({
    businessName: "Zarina Savdo",
    phone: "998901234567",
    inn: "301234567",
    approved: false,
    status: "PENDING",
    tariffKey: "free_starter",
    isActive: false,
    role: "PARTNER",
    locale: "ru",
    email: form.email,
    emailVerifiedAt: null,
  });
  const events = await listEvents(partner.partnerId);
  expect(events.map(({ name }) => name).sort()).toEqual([
    "partners/email-code.requested",
    "partners/partner.registered",
  ]);
  const reviews = await query(urls.superuserUrl, `select decision from partner_reviews where "partnerId" = $1`, [
    partner.partnerId,
  ]);
  expect(reviews).toEqual([{ decision: "SUBMITTED" }]);
});

test("the mail's code confirms the address, and only then the password signs in", async () => {
  const form = makeForm();
  await registerPartner(form, "uz");
  await mailCodes((await findPartner(form.username)).partnerId);
  await expect(signIn(form.username, password)).rejects.toThrow(emailNotConfirmed);
  expect(await signIn(form.username, "olma anor uzum")).toBeNull();

  const { code } = await readCode(form.email);
  await expect(confirmEmailByCode(form.email, other(code))).rejects.toMatchObject({ field: "code" });
  await confirmEmailByCode(form.email, code);
  expect(await signIn(form.email, password)).toEqual({ id: (await findPartner(form.username)).userId });
  expect(await signIn(` ${form.username.toUpperCase()} `, password)).not.toBeNull();
});

test("the mail's link confirms, twice too; a made-up one does not", async () => {
  const form = makeForm();
  await registerPartner(form, "en");
  await mailCodes((await findPartner(form.username)).partnerId);
  const { link } = await readCode(form.email);
  await expect(confirmEmailByLink(`${link.slice(1)}A`)).rejects.toMatchObject({ messageKey: "partners.linkWrong" });
  await confirmEmailByLink(link);
  await confirmEmailByLink(link);
  expect((await findPartner(form.username)).emailVerifiedAt).not.toBeNull();
});

test("five wrong codes use a code up; after half an hour it is too old", async () => {
  const form = makeForm();
  await registerPartner(form, "uz");
  await mailCodes((await findPartner(form.username)).partnerId);
  const { code, link } = await readCode(form.email);
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(confirmEmailByCode(form.email, other(code))).rejects.toThrow();
  }
  await expect(confirmEmailByCode(form.email, code)).rejects.toMatchObject({ messageKey: "partners.codeWrong" });
  await query(urls.superuserUrl, `update email_codes set attempts = 0, "expiresAt" = now() - interval '1 second'`);
  await expect(confirmEmailByCode(form.email, code)).rejects.toMatchObject({ messageKey: "partners.codeWrong" });
  await expect(confirmEmailByLink(link)).rejects.toMatchObject({ messageKey: "partners.linkWrong" });
});

test("a new code can be had once a minute, and replaces the one before", async () => {
  const form = makeForm();
  await registerPartner(form, "uz");
  const { partnerId, userId } = await findPartner(form.username);
  await mailCodes(partnerId);
  const first = await readCode(form.email);
  await requestEmailCode(form.email);
  expect(await listEvents(partnerId)).toHaveLength(2);

  await query(
    urls.superuserUrl,
    `update email_codes set "createdAt" = now() - interval '61 seconds' where "userId" = $1`,
    [userId],
  );
  await requestEmailCode(form.email);
  await mailCodes(partnerId);
  expect(await listMails(form.email)).toHaveLength(2);
  await expect(confirmEmailByCode(form.email, first.code)).rejects.toThrow();
  await confirmEmailByCode(form.email, (await readCode(form.email)).code);
});

describe("what is known already", () => {
  test("a taken username is said at its field, whoever asks", async () => {
    const form = makeForm();
    await registerPartner(form, "uz");
    await expect(registerPartner(makeForm({ username: form.username }), "uz")).rejects.toMatchObject({
      code: "conflict",
      messageKey: "partners.usernameTaken",
      field: "username",
    });
  });

  test("the same form sent twice is one registration", async () => {
    const form = makeForm();
    await registerPartner(form, "uz");
    await registerPartner(form, "uz");
    expect(await listEvents((await findPartner(form.username)).partnerId)).toHaveLength(2);
  });

  test("two people who take one name at the same moment: one has it, the other is told", async () => {
    const form = makeForm();
    const outcomes = await Promise.allSettled([
      registerPartner(form, "uz"),
      registerPartner(makeForm({ username: form.username }), "uz"),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a known email is answered like an unknown one; its owner gets a mail and nobody a second account", async () => {
    const form = makeForm();
    await registerPartner(form, "uz");
    const { partnerId, userId } = await findPartner(form.username);
    await query(urls.superuserUrl, `update users set "emailVerifiedAt" = now() where id = $1`, [userId]);
    await query(urls.superuserUrl, `update email_codes set "createdAt" = now() - interval '1 hour'`);

    const second = makeForm({ email: form.email.toUpperCase() });
    expect(await registerPartner(second, "uz")).toEqual(await registerPartner(makeForm(), "uz"));
    await expect(findPartner(second.username)).rejects.toThrow("not registered");
    await mailCodes(partnerId);
    const mails = await listMails(form.email);
    expect(mails.at(0)?.text).toContain(form.username);
    expect(mails.at(0)?.text).not.toMatch(/token=/);
  });

  test("asking for a code for an unknown address or an administrator's does nothing", async () => {
    const before = await query(urls.superuserUrl, "select id from email_codes");
    await requestEmailCode("nobody@example.uz");
    await requestEmailCode("admin@sellercloudx.local");
    expect(await query(urls.superuserUrl, "select id from email_codes")).toHaveLength(before.length);
  });
});
