import { query } from "../support/people.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl, signInAdministrator } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => isMobile, "the work of an administrator at a desk");

test("an administrator shuts a partner's person out with a reason, and takes it back at once", async ({
  page,
  partner,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext();
  await signInAdministrator(context, { origin: baseURL ?? "" });
  const admin = await context.newPage();
  await admin.goto(`/admin/partners/${partner.partnerId}`);
  const name = `${partner.username}: kirishni yopish`;
  const dialog = admin.getByRole("dialog", { name });
  await expect(async () => {
    await admin.getByRole("button", { name }).click();
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(dialog.getByText("Bu oxirgi ega")).toBeVisible();
  await dialog.getByRole("button", { name: "Kirishni yopish" }).click();
  await expect(dialog.getByText("Sababni yozing")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Sabab" }).fill("Hisob egallab olingan");
  await keepScreen(admin, "admin-person");
  await dialog.getByRole("button", { name: "Kirishni yopish" }).click();
  await expect(admin.getByText("biz yopganmiz")).toBeVisible();
  await admin.getByRole("button", { name: "Qaytarish" }).click();
  await expect(admin.getByText("biz yopganmiz")).toBeHidden();
  await expect(admin.getByRole("button", { name })).toBeVisible();

  // Signing in works again; what was open stays closed.
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
  await context.close();
});

test("a chat is bound with the password only, once it was given a while ago", async ({ page, partner }) => {
  await query(
    databaseUrl(home),
    `update sessions set "verifiedAt" = now() - interval '11 minutes' where "userId" = $1`,
    [partner.userId],
  );
  await page.goto("/account/notifications");
  const dialog = page.getByRole("dialog", { name: "Bu siz ekaningizni tasdiqlang" });
  await expect(async () => {
    await page.getByRole("button", { name: "Telegramni ulash" }).click();
    await expect(dialog).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("link", { name: "Telegramda ochish" })).toHaveCount(0);
});
