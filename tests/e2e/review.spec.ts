import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { openWindowAsAdministrator } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

const reason = "Hujjatlarni tekshiramiz, ertaga qoʻngʻiroq qilamiz.";

test("a suspended partner is told on the open page, still reads, writes nothing, and goes on after reactivation", async ({
  page,
  partner,
  browser,
  baseURL,
}) => {
  await openPage(page, "/orders");
  await expect(page.getByRole("heading", { name: "Buyurtmalar", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Yangilash" })).toBeVisible();
  const admin = await openWindowAsAdministrator(browser, { origin: baseURL ?? "" });
  await openPage(admin, `/admin/partners?tab=APPROVED&id=${partner.partnerId}`);
  const dialog = admin.getByRole("dialog", { name: "Hamkorni toʻxtatish" });
  await admin.getByRole("button", { name: "Toʻxtatish", exact: true }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox", { name: "Sabab" }).fill(reason);
  // What the partner will read, in the partner's own language, before it is sent.
  await expect(dialog.getByRole("figure")).toContainText(`Sabab: ${reason}`);
  await dialog.getByRole("button", { name: "Toʻxtatish" }).click();
  await expect(dialog).toBeHidden();

  const banner = page.getByRole("complementary", { name: "Kabinetingiz vaqtincha toʻxtatilgan" });
  await expect(banner).toBeVisible();
  await keepScreen(page, "suspended");
  await expect(page.getByRole("button", { name: "Yangilash" })).toBeHidden();
  await openPage(page, "/profit");
  await expect(banner).toBeVisible();
  await banner.getByRole("link", { name: "Batafsil" }).click();
  await expect(page.getByText(reason).first()).toBeVisible();

  await openPage(admin, `/admin/partners?tab=SUSPENDED&id=${partner.partnerId}`);
  await admin.getByRole("button", { name: "Qayta ochish" }).click();
  await expect(admin.getByText(/qayta ochildi$/)).toBeVisible();
  await page.waitForURL("**/dashboard");
  await expect(banner).toBeHidden();
});
