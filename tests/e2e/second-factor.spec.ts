import { hash } from "@node-rs/argon2";
import type { Page } from "playwright/test";
import { makeCode } from "../../local/authenticator/codes.ts";
import { query } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { enterCode, signIn } from "./support/become-partner.ts";
import { openConnectForm } from "./support/connect.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home, sellerKey } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

const password = "olma anor uzum behi";

/** Switches the second factor on, from the security page; returns the authenticator's secret and the recovery codes. */
async function setUp(page: Page) {
  await openPage(page, "/account/security");
  await page.getByRole("link", { name: "Yoqish" }).click();
  await page.getByRole("button", { name: "Yoqish" }).click();
  await expect(page.getByRole("img", { name: "Autentifikator uchun QR kod" })).toBeVisible();
  await keepScreen(page, "second-factor");
  const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
  await page.getByLabel("Ilovadagi kod", { exact: true }).fill(makeCode(secret));
  await page.getByRole("button", { name: "Yoqish" }).click();
  await expect(page.getByRole("heading", { name: "Zaxira kodlarni saqlang" })).toBeVisible();
  const codes = await page
    .getByRole("listitem")
    .filter({ hasText: /^[a-z2-9]{5}-[a-z2-9]{5}$/ })
    .allInnerTexts();
  await page.getByRole("button", { name: "Kodlarni saqladim" }).click();
  await expect(page.getByText("10 ta zaxira kod qoldi.")).toBeVisible();
  return { secret, codes };
}

async function givePassword(userId: string) {
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await query(databaseUrl(home), `update users set "passwordHash" = $1 where id = $2`, [passwordHash, userId]);
}

/** The same, and the last time it was typed is longer ago than it counts. */
async function signedInLongAgo(userId: string) {
  await givePassword(userId);
  const sql = `update sessions set "verifiedAt" = now() - interval '11 minutes' where "userId" = $1`;
  await query(databaseUrl(home), sql, [userId]);
}

const againDialog = (page: Page) => page.getByRole("dialog", { name: "Bu siz ekaningizni tasdiqlang" });

const signOut = async (page: Page) => {
  await page.context().clearCookies({ name: "session" });
  await openPage(page, "/login");
};

test("whoever has only the password gets no further; the phone's code or a recovery code opens the workspace", async ({
  page,
  partner,
}) => {
  await givePassword(partner.userId);
  const { secret, codes } = await setUp(page);
  expect(codes).toHaveLength(10);

  await signOut(page);
  await signIn(page, { username: partner.username, password });
  await expect(page.getByLabel("Ilovadagi kod")).toBeFocused();
  await openPage(page, "/dashboard");
  await expect(page).toHaveURL(/\/login/);

  await signIn(page, { username: partner.username, password });
  await page.getByLabel("Ilovadagi kod").waitFor();
  await enterCode(page, { username: partner.username, secret });
  await expect(page).toHaveURL(/\/dashboard/);

  await signOut(page);
  await signIn(page, { username: partner.username, password });
  await page.getByRole("button", { name: "Telefonim yonimda emas" }).click();
  await page.getByLabel("Zaxira kod").fill(codes[0]?.toUpperCase() ?? "");
  await page.getByRole("button", { name: "Tasdiqlash" }).click();
  await page.waitForURL(/\/dashboard/);
  await openPage(page, "/account/security");
  await expect(page.getByText("9 ta zaxira kod qoldi.")).toBeVisible();
  await keepScreen(page, "security");
});

test("what is important asks for the password once more, and then goes on by itself", async ({ page, partner }) => {
  await signedInLongAgo(partner.userId);
  await openPage(page, "/account/second-factor");
  await page.getByRole("button", { name: "Yoqish" }).click();
  const dialog = againDialog(page);
  await dialog.getByLabel("Parol", { exact: true }).fill("not the password");
  await dialog.getByRole("button", { name: "Davom etish" }).click();
  await expect(dialog.getByText("Parol mos kelmadi.")).toBeVisible();
  await keepScreen(page, "password-again");
  await dialog.getByLabel("Parol", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Davom etish" }).click();
  await expect(page.getByRole("img", { name: "Autentifikator uchun QR kod" })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test("a marketplace's key asks for the password once more, too, and is connected then", async ({ page, partner }) => {
  await signedInLongAgo(partner.userId);
  await openPage(page, "/connections");
  const form = await openConnectForm(page, "uzum");
  await form.getByLabel("API kalit").fill(sellerKey("uzum", partner.username).key);
  await form.getByRole("button", { name: "Tekshirish va ulash" }).click();
  const dialog = againDialog(page);
  await dialog.getByLabel("Parol", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Davom etish" }).click();
  await expect(page.getByRole("region", { name: "Uzum", exact: true }).getByText("Ishlayapti")).toBeVisible();
});

test("a chat is bound with the password only, once it was given a while ago", async ({ page, partner }) => {
  await signedInLongAgo(partner.userId);
  await openPage(page, "/account/notifications");
  await page.getByRole("button", { name: "Telegramni ulash" }).click();
  await expect(againDialog(page)).toBeVisible();
  await expect(page.getByRole("link", { name: "Telegramda ochish" })).toHaveCount(0);
});
