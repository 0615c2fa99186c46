import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MailText, renderMail } from "@/lib/email/template";
import { readMessages } from "@/lib/i18n/catalogue";
import { type Locale, locales } from "@/lib/i18n/locales";
import { type NotificationEvent, notificationEvents, ruleOf } from "@/lib/notifications/events";
import { type Letter, writeMail, writeTelegram } from "@/lib/notifications/write-letter";
import { startMail } from "../../../local/mail/start-mail.ts";
import { findBrowser } from "../../support/browser.ts";
import { projectRoot } from "../../support/project.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { directMails, hostile } from "./direct-mails.ts";

const origin = "http://localhost:3000";
const pictures = path.join(projectRoot, "tests/output/mail-pictures");
const stand = await startMail({ apiKey: "re_test" });
useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: stand.url });

let browser: Browser;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser?.close();
  await stand.close();
});

type Mail = { subject: string; html: string; text: string };

/** What every mail must be, whatever it says. */
function check({ subject, html, text }: Mail, locale: Locale) {
  expect(subject.trim()).not.toBe("");
  for (const part of [subject, html, text]) {
    // A missing text shows its key, a missing value its braces.
    expect(part).not.toMatch(/(mail|notifications|events)\.[a-z]+\.|\{[a-zA-Z]+\}|undefined|\[object/);
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
async function picture(name: string, mails: Mail[]) {
  const page = await browser.newPage({ viewport: { width: 380 * mails.length, height: 760 } });
  const frames = mails.map(({ html }) => `<iframe width="375" height="740" srcdoc="${quote(html)}"></iframe>`);
  await page.setContent(`<body style="margin:0;display:flex">${frames.join("")}</body>`);
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  if (byNight.includes(name)) {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: path.join(pictures, `${name}-dark.png`) });
  }
  await page.close();
}

const quote = (html: string) => html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

const samples: Record<string, string> = {
  marketplace: "wildberries",
  account: "Zarina Savdo",
  number: "FBS-99812",
};

/** Values for whatever a text names, by the rules of say-notification.ts; plain words try to break out. */
function makeValues(texts: string[]): Record<string, string | number> {
  const found = texts.flatMap((text) => [...text.matchAll(/\{(\w+)(, plural)?/g)]);
  return Object.fromEntries(found.map(([, name = "", plural]) => [name, plural ? 3 : makeValue(name)]));
}

function makeValue(name: string): string {
  if (name.endsWith("Sum")) return "125000000 UZS";
  if (/(At|On)$/.test(name)) return "2026-11-29T09:00:00.000Z";
  return samples[name] ?? hostile;
}

async function makeLetter(event: NotificationEvent): Promise<Letter> {
  const { notifications } = await readMessages("uz");
  const texts = event
    .split(".")
    .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], notifications.events);
  const { title, text } = texts as { title: string; text: string };
  return { event, subjectId: "01980000-0000-7000-8000-000000000001", values: makeValues([title, text]) };
}

async function render(mail: MailText): Promise<Mail> {
  return { subject: mail.subject, ...(await renderMail(mail)) };
}

const write = async (letters: Letter[], locale: Locale, partnerId: string | null = null) =>
  render(await writeMail(letters, partnerId, locale));

describe("notifications", () => {
  const events = Object.keys(notificationEvents) as NotificationEvent[];

  test.each(events)("%s", async (event) => {
    const letter = await makeLetter(event);
    const mails = [];
    for (const locale of locales) {
      const mail = await write([letter], locale);
      check(mail, locale);
      expect(mail.text).toContain(`${origin}${ruleOf(event).path.split("{")[0]}`);
      expect(mail.text).toContain(`${origin}/account/notifications`);
      mails.push(mail);
    }
    await picture(event, mails);
  });

  test("many of them in one mail", async () => {
    const letters = await Promise.all(events.map(makeLetter));
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

test("a message in a chat: the fact first, then why, then one button; many facts as a list", async () => {
  const letter = await makeLetter("orders.received");
  const one = await writeTelegram([letter], "en");
  expect(one.text.replaceAll("\u00a0", " ")).toBe(
    "New order: Wildberries, 1 250 000 soʻm\n\nOrder FBS-99812 has come in.",
  );
  expect(one.button?.url).toBe(`${origin}/orders/${letter.subjectId}`);
  const many = await writeTelegram([letter, letter, letter], "en");
  expect(many.text.split("\n")).toHaveLength(3);
  expect(many.button).toBeUndefined();
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
