import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { changeAddress } from "@/lib/auth/change-address";
import { confirmEmailByCode, confirmEmailByLink } from "@/lib/auth/confirm-email";
import { deriveEmailCode } from "@/lib/auth/email-code";
import { mailEmailCode } from "@/lib/auth/mail-email-code";
import { issueAskedCode, requestEmailCode } from "@/lib/auth/request-email-code";
import { emailNotConfirmed, signIn } from "@/lib/auth/sign-in";
import type { Locale } from "@/lib/i18n/locales";
import { hashDocument } from "@/lib/legal/read-document";
import { legalDocumentNames, newestVersion } from "@/lib/legal/versions";
import { nobodysBooks } from "@/lib/outbox/nobody";
import { isTaxNumberKnown } from "@/lib/partners/is-tax-number-known";
import { isUsernameFree } from "@/lib/partners/is-username-free";
import { registerPartner } from "@/lib/partners/register-partner";
import { type RegistrationInput, registrationSchema } from "@/lib/partners/schema";
import { hashPinfl, openTaxNumber } from "@/lib/partners/stored-tax-number";
import { startMail } from "../../../local/mail/start-mail.ts";
import { query } from "../../support/people.ts";
import { adminPassword, useProductDatabase } from "../../support/setup-product.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
afterAll(() => mail.close());

const password = "olma anor behi";

function makeForm(more: Record<string, string> = {}) {
  const name = `zarina-${randomUUID().slice(0, 8)}`;
  const email = `${name}@Example.UZ`;
  const fields = { username: name, email, password, businessName: "Zarina Savdo", phone: "90 123-45-67", inn: "" };
  return registrationSchema.parse({ ...fields, legalForm: "LLC", category: "home", terms: "1", ...more });
}

const register = (form: RegistrationInput, locale: Locale = "uz") =>
  registerPartner(form, { locale, address: "203.0.113.7", userAgent: "A browser" });

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

/** Asks for a code, and does what the job does with that. */
async function askForCode(email: string) {
  const before = (await listEvents(nobodysBooks)).length;
  await requestEmailCode(email);
  const asked = (await listEvents(nobodysBooks)).slice(before);
  expect(asked.map(({ name }) => name)).toEqual(["auth/email-code.asked"]);
  expect(JSON.stringify(asked)).not.toContain(email);
  for (const { data } of asked) await issueAskedCode(data.userId ?? "");
}

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
  await register(form, "ru");
  const partner = await findPartner(form.username);
  expect(partner).toMatchObject({
    businessName: "Zarina Savdo",
    phone: "998901234567",
    legalForm: "LLC",
    inn: "301234567",
    pinfl: null,
    registeredFrom: "203.0.113.7",
    registeredWith: "A browser",
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
  expect(events.map(({ name }) => name)).toEqual(["partners/email-code.requested"]);
  const reviews = await query(urls.superuserUrl, `select decision from partner_reviews where "partnerId" = $1`, [
    partner.partnerId,
  ]);
  expect(reviews).toEqual([{ decision: "SUBMITTED" }]);
});

test("administrators hear of an application once its address is confirmed, and once", async () => {
  const form = makeForm();
  await register(form);
  const { partnerId } = await findPartner(form.username);
  await mailCodes(partnerId);
  const { code, link } = await readCode(form.email);
  await confirmEmailByCode(form.email, code);
  await confirmEmailByLink(link);
  const events = await listEvents(partnerId);
  expect(events.map(({ name }) => name)).toEqual(["partners/email-code.requested", "partners/partner.registered"]);
});

test("a person's number is stored sealed, with a hash to find it by and its end to show", async () => {
  const pinfl = "31210932040247";
  const form = makeForm({ legalForm: "SOLE_PROPRIETOR", inn: "3121 0932 0402 47" });
  await register(form);
  const { partnerId, ...stored } = await findPartner(form.username);
  expect(stored).toMatchObject({ inn: null, pinflEnd: "0247", taxNumberDoubtful: false });
  expect(Buffer.from(stored.pinflHash as Buffer).equals(hashPinfl(pinfl))).toBe(true);
  expect(Buffer.from(stored.pinfl as Buffer).toString("latin1")).not.toContain("2109320");
  expect(openTaxNumber(partnerId, { inn: null, pinfl: new Uint8Array(stored.pinfl as Buffer) })).toBe(pinfl);
  expect(() => openTaxNumber(randomUUID(), { inn: null, pinfl: new Uint8Array(stored.pinfl as Buffer) })).toThrow();
});

test("what was accepted is noted for each document: words, time, language and address; and never changed", async () => {
  const form = makeForm();
  await register(form, "ru");
  const { partnerId, userId } = await findPartner(form.username);
  const rows = await query(
    urls.superuserUrl,
    `select document, version, encode("textHash", 'hex') as hash, locale, address, "userId" from terms_acceptances
     where "partnerId" = $1 order by document`,
    [partnerId],
  );
  const expected = legalDocumentNames.map((name) => {
    const { version } = newestVersion(name);
    const hash = Buffer.from(hashDocument(name, version)).toString("hex");
    return { document: name.toUpperCase(), version, hash, locale: "ru", address: "203.0.113.7", userId };
  });
  expect(rows).toEqual(expected);
  await expect(query(urls.superuserUrl, `update terms_acceptances set locale = 'uz'`)).rejects.toThrow("only added to");
});

test("the mail's code confirms the address, and only then the password signs in", async () => {
  const form = makeForm();
  await register(form);
  await mailCodes((await findPartner(form.username)).partnerId);
  await expect(signIn(form.username, password)).rejects.toThrow(emailNotConfirmed);
  expect(await signIn(form.username, "olma anor uzum")).toBeNull();

  const { code } = await readCode(form.email);
  await expect(confirmEmailByCode(form.email, other(code))).rejects.toMatchObject({ field: "code" });
  await confirmEmailByCode(form.email, code);
  expect(await signIn(form.email, password)).toMatchObject({ id: (await findPartner(form.username)).userId });
  expect(await signIn(` ${form.username.toUpperCase()} `, password)).not.toBeNull();
});

test("the mail's link confirms, twice too; a made-up one does not", async () => {
  const form = makeForm();
  await register(form, "en");
  await mailCodes((await findPartner(form.username)).partnerId);
  const { link } = await readCode(form.email);
  await expect(confirmEmailByLink(`${link.slice(1)}A`)).rejects.toMatchObject({ messageKey: "partners.linkWrong" });
  await confirmEmailByLink(link);
  await confirmEmailByLink(link);
  expect((await findPartner(form.username)).emailVerifiedAt).not.toBeNull();
});

test("five wrong codes use a code up; after half an hour it is too old", async () => {
  const form = makeForm();
  await register(form);
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
  await register(form);
  const { partnerId, userId } = await findPartner(form.username);
  await mailCodes(partnerId);
  const first = await readCode(form.email);
  await askForCode(form.email);
  expect(await listEvents(partnerId)).toHaveLength(1);

  await query(
    urls.superuserUrl,
    `update email_codes set "createdAt" = now() - interval '61 seconds' where "userId" = $1`,
    [userId],
  );
  await askForCode(form.email);
  await mailCodes(partnerId);
  expect(await listMails(form.email)).toHaveLength(2);
  await expect(confirmEmailByCode(form.email, first.code)).rejects.toThrow();
  await confirmEmailByCode(form.email, (await readCode(form.email)).code);
});

describe("what is known already", () => {
  test("a taken username is said at its field, whoever asks", async () => {
    const form = makeForm();
    await register(form);
    await expect(register(makeForm({ username: form.username }))).rejects.toMatchObject({
      code: "conflict",
      messageKey: "partners.usernameTaken",
      field: "username",
    });
  });

  test("the same form sent twice is one registration", async () => {
    const form = makeForm();
    await register(form);
    await register(form);
    expect(await listEvents((await findPartner(form.username)).partnerId)).toHaveLength(1);
  });

  const taken = { code: "conflict", messageKey: "partners.usernameTaken" };

  test.each([
    ["whose address is confirmed", `"emailVerifiedAt" = now()`],
    ["who was shut out", `"disabledAt" = now()`],
    ["who came a while ago", `"createdAt" = now() - interval '16 minutes'`],
    ["who joined a team", `"memberRole" = 'MANAGER'`],
  ])("the form of a person %s is answered alike with the right password and a wrong one", async (_, set) => {
    const form = makeForm();
    await register(form);
    await query(urls.superuserUrl, `update users set ${set} where username = $1`, [form.username]);
    await expect(register(form)).rejects.toMatchObject(taken);
    await expect(register({ ...form, password: "not the password" })).rejects.toMatchObject(taken);
  });

  test("nor is an administrator's password compared", async () => {
    const form = { ...makeForm(), username: "admin", email: "admin@sellercloudx.local", password: adminPassword };
    await expect(register(form)).rejects.toMatchObject(taken);
  });

  test("who guesses at a registration of a moment ago is out of tries after three", async () => {
    const form = makeForm();
    await register(form);
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(register({ ...form, password: "not the password" })).rejects.toMatchObject(taken);
    }
    await expect(register(form)).rejects.toMatchObject(taken);
  });

  test("two people who take one name at the same moment: one has it, the other is told", async () => {
    const form = makeForm();
    const outcomes = await Promise.allSettled([register(form), register(makeForm({ username: form.username }))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  /** A person who has confirmed the address. */
  async function settle(form: RegistrationInput) {
    await register(form);
    const { partnerId, userId } = await findPartner(form.username);
    await query(urls.superuserUrl, `update users set "emailVerifiedAt" = now() where id = $1`, [userId]);
    return { partnerId, userId };
  }

  test("a known email is answered like an unknown one; its owner gets a mail instead of a code", async () => {
    const form = makeForm();
    await settle(form);
    const second = makeForm({ email: form.email.toUpperCase() });
    const answers = [await register(second), await register(makeForm())];
    expect(answers).toEqual([{ userId: expect.any(String) }, { userId: expect.any(String) }]);
    const { partnerId, userId } = await findPartner(second.username);
    await mailCodes(partnerId);
    const mails = await listMails(form.email);
    expect(mails.at(0)?.text).toContain(form.username);
    expect(mails.at(0)?.text).not.toMatch(/token=/);
    // Nor does a code that was never mailed make it theirs.
    const [code] = await query<{ id: string }>(urls.superuserUrl, `select id from email_codes where "userId" = $1`, [
      userId,
    ]);
    const guessed = deriveEmailCode(code?.id ?? "");
    await expect(confirmEmailByCode(second.email, guessed.code, userId)).rejects.toMatchObject({ field: "code" });
    await expect(confirmEmailByLink(guessed.link)).rejects.toMatchObject({ messageKey: "partners.linkWrong" });
    expect((await findPartner(second.username)).emailVerifiedAt).toBeNull();
  });

  test("a username is taken after either, so that it tells nothing of the address", async () => {
    const form = makeForm();
    await settle(form);
    const second = makeForm({ email: form.email });
    await register(second);
    expect(await isUsernameFree(second.username)).toBe(false);
    const other = makeForm({ username: second.username });
    await expect(register(other)).rejects.toMatchObject({ field: "username" });
  });

  test("one's own password with somebody's address is no way to ask whether it has an account", async () => {
    const known = makeForm();
    await settle(known);
    const own = "men yozgan parol";
    const unknownEmail = makeForm().email;
    await register(makeForm({ email: known.email, password: own }));
    await register(makeForm({ email: unknownEmail, password: own }));
    expect(await signIn(known.email, own)).toBeNull();
    expect(await signIn(unknownEmail, own)).toBeNull();
  });

  test("whoever types somebody's address first takes nothing from them", async () => {
    const stranger = makeForm();
    await register(stranger);
    const owner = makeForm({ email: stranger.email });
    await register(owner);
    const { partnerId, userId } = await findPartner(owner.username);
    await mailCodes(partnerId);
    const { code } = await readCode(owner.email);
    await confirmEmailByCode(owner.email, code, userId);
    expect(await signIn(owner.email, password)).toMatchObject({ id: userId });
    expect((await findPartner(stranger.username)).emailVerifiedAt).toBeNull();
  });

  test("two registrations of one address that confirm at once: one has it", async () => {
    const [first, second] = [makeForm(), makeForm()].map((form, _, [one]) => ({ ...form, email: one?.email ?? "" }));
    if (!first || !second) throw new Error("two were made");
    await register(first);
    await register(second);
    const ids = await query<{ id: string; userId: string }>(
      urls.superuserUrl,
      `select c.id, c."userId" from email_codes c join users u on u.id = c."userId" where u.email = $1`,
      [first.email],
    );
    const outcomes = await Promise.allSettled(
      ids.map(({ id, userId }) => confirmEmailByCode(first.email, deriveEmailCode(id).code, userId)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("asking for a code for an unknown address, an administrator's or a removed person's does nothing", async () => {
    await askForCode("nobody@example.uz");
    await askForCode("admin@sellercloudx.local");
    const gone = makeForm();
    await register(gone);
    await query(urls.superuserUrl, `delete from email_codes`);
    await query(urls.superuserUrl, `update users set "disabledAt" = now() where username = $1`, [gone.username]);
    await askForCode(gone.email);
    expect(await query(urls.superuserUrl, "select id from email_codes")).toEqual([]);
  });
});

describe("another address before it is confirmed", () => {
  test("the new address gets the code, at once; the one to the old address is worth nothing", async () => {
    const form = makeForm();
    await register(form);
    const { partnerId, userId } = await findPartner(form.username);
    await mailCodes(partnerId);
    const old = await readCode(form.email);
    const email = makeForm().email;
    await changeAddress(userId, email);
    await mailCodes(partnerId);
    await expect(confirmEmailByCode(form.email, old.code)).rejects.toMatchObject({ field: "code" });
    await expect(confirmEmailByCode(email, old.code, userId)).rejects.toMatchObject({ field: "code" });
    await expect(confirmEmailByLink(old.link)).rejects.toMatchObject({ messageKey: "partners.linkWrong" });
    expect((await listMails(email)).map(({ text }) => text.includes(old.link))).toEqual([false]);
    await confirmEmailByCode(email, (await readCode(email)).code, userId);
    expect(await signIn(email, password)).toMatchObject({ id: userId });
  });

  test("an address that somebody has is taken like any other; its owner is told, and keeps it", async () => {
    const owner = makeForm();
    await register(owner);
    const { userId: ownerId } = await findPartner(owner.username);
    await query(urls.superuserUrl, `update users set "emailVerifiedAt" = now() where id = $1`, [ownerId]);
    const form = makeForm();
    await register(form);
    const { partnerId, userId } = await findPartner(form.username);
    expect(await changeAddress(userId, owner.email)).toBeUndefined();
    await mailCodes(partnerId);
    expect((await listMails(owner.email)).at(0)?.text).not.toMatch(/token=/);
    // From there it goes on to a third one as before.
    const third = makeForm().email;
    await changeAddress(userId, third);
    await mailCodes(partnerId);
    await confirmEmailByCode(third, (await readCode(third)).code, userId);
    expect(await signIn(owner.email, password)).toMatchObject({ id: ownerId });
  });

  test("of a confirmed person nothing changes, nor of somebody that is not there", async () => {
    const form = makeForm();
    await register(form);
    const { userId } = await findPartner(form.username);
    await query(urls.superuserUrl, `update users set "emailVerifiedAt" = now() where id = $1`, [userId]);
    await changeAddress(userId, makeForm().email);
    await changeAddress(randomUUID(), makeForm().email);
    expect((await findPartner(form.username)).email).toBe(form.email);
  });
});

describe("a number that another partner gave first", () => {
  async function registerConfirmed(more: Record<string, string>) {
    const form = makeForm(more);
    await register(form);
    const { partnerId, userId } = await findPartner(form.username);
    const confirm = () =>
      query(urls.superuserUrl, `update users set "emailVerifiedAt" = now() where id = $1`, [userId]);
    return { partnerId, confirm };
  }

  test.each([
    [{ legalForm: "LLC", inn: "304567891" }, "305678912"],
    [{ legalForm: "SELF_EMPLOYED", inn: "52902200000015" }, "307891234"],
  ])("%j: is said once the address is confirmed, to the second alone", async (number, otherInn) => {
    const first = await registerConfirmed(number);
    const second = await registerConfirmed(number);
    const other = await registerConfirmed({ legalForm: "LLC", inn: otherInn });
    await other.confirm();
    await second.confirm();
    // The first never showed that the address is theirs: anybody could have typed the number.
    expect(await isTaxNumberKnown(second.partnerId)).toBe(false);
    await first.confirm();
    expect(await isTaxNumberKnown(second.partnerId)).toBe(true);
    expect(await isTaxNumberKnown(first.partnerId)).toBe(false);
    expect(await isTaxNumberKnown(other.partnerId)).toBe(false);
  });

  test("nothing is said before the address is confirmed, and of no number nothing", async () => {
    const number = { legalForm: "LLC", inn: "306789123" };
    await (await registerConfirmed(number)).confirm();
    expect(await isTaxNumberKnown((await registerConfirmed(number)).partnerId)).toBe(false);
    const without = await registerConfirmed({ inn: "" });
    await without.confirm();
    await (await registerConfirmed({ inn: "" })).confirm();
    expect(await isTaxNumberKnown(without.partnerId)).toBe(false);
    expect(await isTaxNumberKnown(randomUUID())).toBe(false);
  });
});
