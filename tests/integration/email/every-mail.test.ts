import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MailText, renderMail } from "@/lib/email/template";
import { type Locale, locales } from "@/lib/i18n/locales";
import { type NotificationEvent, notificationEvents, ruleOf } from "@/lib/notifications/events";
import { type Letter, writeMail } from "@/lib/notifications/write-letter";
import { startMail } from "../../../local/mail/start-mail.ts";
import { openPictures, type Pictures } from "../../support/pictures.ts";
import { projectRoot } from "../../support/project.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { hostile, makeLetter, missing, storedWords } from "../notifications/sample-letters.ts";
import { directMails } from "./direct-mails.ts";

const origin = "http://localhost:3000";
const stand = await startMail({ apiKey: "re_test" });
useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: stand.url });

let pictures: Pictures;
beforeAll(async () => {
  pictures = await openPictures("mail-pictures");
});
afterAll(async () => {
  await pictures?.close();
  await stand.close();
});

type Mail = { subject: string; html: string; text: string };

/** What every mail must be, whatever it says. */
function check({ subject, html, text }: Mail, locale: Locale) {
  expect(subject.trim()).not.toBe("");
  for (const part of [subject, html, text]) {
    expect(part).not.toMatch(missing);
    // No phone, no whole account number, nothing that looks like one of our keys.
    expect(part).not.toMatch(/\+998\d{9}|\b\d{20}\b|eyJ[\w-]{20,}|re_test/);
  }
  expect(html).toContain(`lang="${locale}"`);
  expect(html).not.toMatch(/<script|<b>/);
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? "");
  for (const link of links) expect(link).toMatch(new RegExp(`^${origin}/`));
  for (const link of links) expect(text).toContain(link.replaceAll("&amp;", "&"));
}

/** One of each shape: all are laid out alike. */
const byNight = ["orders.received", "many", "send-email-code"];

/** All languages of one mail beside each other, as a phone shows them. */
const picture = (name: string, mails: Mail[]) =>
  pictures.draw(
    name,
    mails.map(({ html }) => html),
    { byNight: byNight.includes(name) },
  );

async function render(mail: MailText): Promise<Mail> {
  return { subject: mail.subject, ...(await renderMail(mail)) };
}

const write = async (letters: Letter[], locale: Locale, partnerId: string | null = null) =>
  render(await writeMail(letters, partnerId, locale));

describe("notifications", () => {
  const events = Object.keys(notificationEvents) as NotificationEvent[];

  test.each(events)("%s", async (event) => {
    const [letter, hostileLetter] = [await makeLetter(event), await makeLetter(event, hostile)];
    const mails = [];
    for (const locale of locales) {
      check(await write([hostileLetter], locale), locale);
      const mail = await write([letter], locale);
      check(mail, locale);
      expect(mail.text).not.toMatch(storedWords);
      expect(mail.text).toContain(`${origin}${ruleOf(event).path.split("{")[0]}`);
      expect(mail.text).toContain(`${origin}/account/notifications`);
      mails.push(mail);
    }
    await picture(event, mails);
  });

  test("many of them in one mail", async () => {
    const letters = await Promise.all(events.map((event) => makeLetter(event, hostile)));
    const all = Array.from({ length: 40 }, (_, place) => letters[place % letters.length]).flatMap((one) => one ?? []);
    const mails = [];
    for (const locale of locales) {
      const mail = await write(all, locale);
      check(mail, locale);
      expect(mail.subject).toMatch(/40/);
      expect(mail.html.length).toBeLessThan(100_000);
      mails.push(mail);
    }
    await picture("many", mails);
  });
});

describe("direct mails", () => {
  test("every file that sends one has a sample in direct-mails.ts", () => {
    const files = readdirSync(path.join(projectRoot, "lib/email/mails")).filter((name) => name.startsWith("send-"));
    expect(files.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual(Object.keys(directMails).sort());
  });

  const cases = Object.entries(directMails).flatMap(([name, sends]) =>
    sends.map((send, place) => [place === 0 ? name : `${name}-${place + 1}`, send] as const),
  );
  test.each(cases)("%s", async (name, send) => {
    const mails = [];
    for (const locale of locales) {
      const email = `${name}-${locale.toLowerCase()}@example.uz`;
      await send({ email, locale }, `${name}-${locale}`);
      const answer = await fetch(`${stand.url}/messages.json?to=${encodeURIComponent(email)}`);
      const [mail] = (await answer.json()) as Mail[];
      if (!mail) throw new Error(`${name} sent nothing in ${locale}`);
      check(mail, locale);
      mails.push(mail);
    }
    await picture(name, mails);
  });
});
