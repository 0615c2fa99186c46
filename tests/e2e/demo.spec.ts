import type { Browser, Page } from "playwright/test";
import type { NewPartner } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { keepScreen, watchReloads } from "./support/screens.ts";
import { openWindowAsAdministrator, signInNewPartner } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => !isMobile, "the way of a seller with a phone");

const inDemo = "barcha raqamlar oʻylab topilgan";
const besideDemo = "Namuna doʻkon ochiq";
const openDemo = (page: Page) => page.getByRole("button", { name: "Namunani ochish" }).click();

/** Somebody who waits, on the waiting screen. */
async function wait(page: Page, baseURL: string | undefined): Promise<NewPartner> {
  const partner = await signInNewPartner(page.context(), { origin: baseURL ?? "" }, { approved: false });
  await openPage(page, "/pending");
  return partner;
}

/** The administrator's window, open at this application. */
async function openApplication(browser: Browser, baseURL: string | undefined, { partnerId }: NewPartner) {
  const admin = await openWindowAsAdministrator(browser, { origin: baseURL ?? "" });
  await openPage(admin, `/admin/partners?id=${partnerId}`);
  return admin;
}

test("who is approved while looking at the demo is led to the own shop, by the page that is open", async ({
  page,
  browser,
  baseURL,
}) => {
  const partner = await wait(page, baseURL);
  await openDemo(page);
  await page.waitForURL("**/dashboard");
  await openPage(page, "/orders");
  await expect(page.getByText(inDemo)).toBeVisible();
  const stays = await watchReloads(page);
  const admin = await openApplication(browser, baseURL, partner);
  await admin.getByRole("button", { name: "Tasdiqlash", exact: true }).click();
  await page.waitForURL("**/dashboard");
  await expect(page.getByText(inDemo)).toBeHidden();
  await stays();
  await openPage(page, "/profile");
  await expect(page.getByLabel("Biznes nomi")).toHaveValue(`Shop ${partner.username.replace("seller-", "")}`);
});

test("who is turned down while looking at the demo reads why, and sends the correction", async ({
  page,
  browser,
  baseURL,
}) => {
  const partner = await wait(page, baseURL);
  await openDemo(page);
  await page.waitForURL("**/dashboard");
  const admin = await openApplication(browser, baseURL, partner);
  await admin.getByRole("button", { name: "Qaytarish", exact: true }).click();
  const dialog = admin.getByRole("dialog", { name: "Arizani qaytarish" });
  await dialog.getByRole("textbox", { name: "Sabab" }).fill("Faoliyat shaklini belgilang.");
  await dialog.getByRole("button", { name: "Sababni yuborish" }).click();
  await page.waitForURL("**/pending");
  await expect(page.getByText("Faoliyat shaklini belgilang.").first()).toBeVisible();
  await expect(page.getByText(besideDemo)).toBeHidden();
  await page.getByRole("radio", { name: "YTT" }).check();
  await page.getByRole("button", { name: "Qayta yuborish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Arizangiz koʻrib chiqilmoqda");
});

test("beside the open demo the own pages stay one's own, say so, and lead in and out", async ({ page, baseURL }) => {
  const { username } = await wait(page, baseURL);
  await openDemo(page);
  await page.waitForURL("**/dashboard");
  for (const path of ["/pending", "/pending/keys", "/account/notifications"]) {
    await openPage(page, path);
    await expect(page.getByText(besideDemo), path).toBeVisible();
  }
  await openPage(page, "/pending");
  await keepScreen(page, "beside-demo");
  await openDemo(page);
  await page.waitForURL("**/dashboard");
  await expect(page.getByText(inDemo)).toBeVisible();

  await openPage(page, "/pending");
  await page.getByRole("button", { name: "Profilni toʻldirish" }).click();
  await page.waitForURL("**/profile");
  await expect(page.getByLabel("Biznes nomi")).toHaveValue(`Shop ${username.replace("seller-", "")}`);
  await openPage(page, "/pending");
  await expect(page.getByText(besideDemo)).toBeHidden();
});

test("a demo that cannot be opened now says so", async ({ page, baseURL }) => {
  await wait(page, baseURL);
  await page.route("**/pending", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await openDemo(page);
  await expect(page.getByRole("alert").filter({ hasText: "Server bilan aloqa yoʻq" })).toBeVisible();
  await page.unroute("**/pending");
  await openDemo(page);
  await page.waitForURL("**/dashboard");
});

test("whoever waits at the key check goes on by the page that is open, and loses nothing typed into the profile", async ({
  page,
  browser,
  baseURL,
}) => {
  const partner = await wait(page, baseURL);
  await openPage(page, "/pending/keys");
  const profile = await page.context().newPage();
  await openPage(profile, "/profile");
  await profile.getByLabel("Yuridik manzil").fill("Toshkent, Chilonzor 5");
  await expect(profile.getByRole("link", { name: "Buyurtmalar" })).toHaveCount(0);
  const admin = await openApplication(browser, baseURL, partner);
  await admin.getByRole("button", { name: "Tasdiqlash", exact: true }).click();
  await page.waitForURL("**/connections");
  await expect(profile.getByRole("link", { name: "Buyurtmalar" }).first()).toBeAttached();
  await expect(profile.getByLabel("Yuridik manzil")).toHaveValue("Toshkent, Chilonzor 5");
});
