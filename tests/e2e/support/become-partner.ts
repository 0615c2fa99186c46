import { randomBytes } from "node:crypto";
import type { Browser, Locator, Page } from "playwright/test";
import { makeCode } from "../../../local/authenticator/codes.ts";
import { adminUsername } from "../../../prisma/seed.ts";
import { query } from "../../support/people.ts";
import { openPage } from "./alive.ts";
import { keepScreen } from "./screens.ts";
import { databaseUrl } from "./sign-in.ts";
import { findMail, home, readSecrets } from "./surroundings.ts";
import { expect } from "./test.ts";

export type Person = { label: string; username: string; email: string; password: string; businessName: string };

export function makePerson(): Person {
  const label = randomBytes(4).toString("hex");
  const username = `savdo-${label}`;
  return {
    label,
    username,
    email: `${username}@example.uz`,
    password: randomBytes(12).toString("base64url"),
    businessName: `Bogʻiston ${label}`,
  };
}

/** The form as a newcomer fills it, in Uzbek; ends where it leads. */
export async function fillRegistration(page: Page, { username, email, password, businessName }: Person) {
  await page.getByRole("radio", { name: "YTT" }).check();
  await page.getByLabel("Biznes nomi").fill(businessName);
  await page.getByLabel("Telefon").fill("90 123 45 67");
  await page.getByLabel("Nima sotasiz").selectOption({ label: "Oziq-ovqat" });
  await page.getByLabel("Elektron pochta").fill(email);
  await page.getByLabel("Foydalanuvchi nomi").fill(username);
  await page.getByLabel("Parol", { exact: true }).fill(password);
  await page.getByRole("checkbox", { name: "qabul qilaman" }).check();
}

export async function confirmEmail(page: Page, { email }: Person) {
  const { text } = await findMail(email, (mail) => /\b\d{6}\b/.test(mail.text));
  const [code = ""] = /\b\d{6}\b/.exec(text) ?? [];
  await page.getByLabel("Xatdagi kod").fill(code);
  await page.getByRole("button", { name: "Tasdiqlash" }).click();
  await expect(page.getByRole("status")).toContainText("Pochtangiz tasdiqlandi");
}

export async function signIn(page: Page, { username, password }: Pick<Person, "username" | "password">) {
  await page.getByLabel("Foydalanuvchi nomi yoki pochta").fill(username);
  await page.getByLabel("Parol", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Kirish" }).click();
}

async function fillCode(page: Page, code: string) {
  await page.getByLabel("Ilovadagi kod").fill(code);
  await page.getByRole("button", { name: "Tasdiqlash" }).click();
}

type Account = { username: string; secret: string };

/** The half minute of the next code that the account takes: of each only one, and none of before. */
async function awaitFreeStep(username: string): Promise<number> {
  const sql = `select "lastStep" from second_factors where "userId" = (select id from users where username = $1)`;
  const now = () => Math.floor(Date.now() / 30_000);
  let step = Number.POSITIVE_INFINITY;
  const isFree = async () => {
    const [factor] = await query<{ lastStep: number }>(databaseUrl(home), sql, [username]);
    step = Math.max((factor?.lastStep ?? 0) + 1, now() - 1);
    return step <= now() + 1;
  };
  await expect.poll(isFree, { message: "a code that was not used", timeout: 60_000 }).toBe(true);
  return step;
}

/** The second step of signing in, in Uzbek; ends where it leads. Where another test was faster with a code, the next is tried. */
export async function enterCode(page: Page, { username, secret }: Account, send = fillCode) {
  const alert = page.getByRole("alert").filter({ hasText: "Kod mos kelmadi" });
  while (new URL(page.url()).pathname === "/login") {
    const step = await awaitFreeStep(username);
    const answered = page.waitForResponse((response) => response.url().includes("/callback/second-factor"));
    await send(page, makeCode(secret, new Date(step * 30_000)));
    const isTaken = (await answered).ok();
    await (isTaken ? page.waitForURL(({ pathname }) => pathname !== "/login") : expect(alert).toBeVisible());
  }
}

/** The administrator's own window, open at the waiting applications, in Russian. */
export async function openAdminWindow(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await openPage(page, "/login");
  const { adminPassword, adminAuthenticatorSeed } = readSecrets();
  await signIn(page, { username: adminUsername, password: adminPassword });
  await enterCode(page, { username: adminUsername, secret: adminAuthenticatorSeed });
  // Of this browser alone: the account is shared with journeys that read it in another language.
  const { origin } = new URL(page.url());
  await context.addCookies([{ name: "locale", value: "ru", url: origin }]);
  await openPage(page, "/admin/partners");
  await expect(page.getByRole("heading", { name: "Партнёры", level: 1 })).toBeVisible();
  return page;
}

/** Who has waited longer stands before: the list is turned until this one is there. */
export async function findApplication(admin: Page, name: string): Promise<Locator> {
  const list = admin.getByRole("navigation", { name: "Заявки" });
  const link = list.getByRole("link", { name });
  const next = list.getByRole("link", { name: "Следующие" });
  await expect(async () => {
    if (!(await link.isVisible()) && (await next.isVisible())) await next.click();
    await expect(link).toBeVisible({ timeout: 3_000 });
  }).toPass();
  return link;
}

/** The application has come by itself; the administrator reads it and says yes. */
export async function approve(admin: Page, { businessName, email }: Person) {
  await (await findApplication(admin, businessName)).click();
  await expect(admin.getByRole("heading", { name: businessName })).toBeVisible();
  await expect(admin.getByText(email)).toBeVisible();
  await keepScreen(admin, "admin-application");
  await admin.getByRole("button", { name: "Одобрить" }).click();
  await expect(admin.getByText(`${businessName}: одобрено`)).toBeVisible();
}

const languageCodes = { Oʻzbekcha: "uz", Русский: "ru", English: "en" };

/**
 * The switch stands in the account's menu, which closes; the page answers in the language chosen. An account that is
 * signed in to once more brings its language along.
 */
export async function chooseLanguage(page: Page, language: keyof typeof languageCodes) {
  const html = page.locator("html");
  if ((await html.getAttribute("lang")) === languageCodes[language]) return;
  await openAccountMenu(page);
  await page.getByRole("button", { name: language, pressed: false }).click();
  await expect(html).toHaveAttribute("lang", languageCodes[language]);
  await expect(page.getByRole("button", { name: language })).toBeHidden();
}

export async function chooseTheme(page: Page, theme: "Light" | "Dark") {
  await openAccountMenu(page);
  await page.getByRole("button", { name: theme }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme.toLowerCase());
  await expect(page.getByRole("button", { name: theme })).toBeHidden();
}

const openAccountMenu = (page: Page) => page.getByRole("button", { name: /^(Hisob|Аккаунт|Account)/ }).click();
