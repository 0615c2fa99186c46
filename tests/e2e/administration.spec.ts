import { insertPartner, query } from "../support/people.ts";
import { openPage, pressUntil, waitUntilAlive } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl, openWindowAsAdministrator, signInAdministrator } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test("an administrator finds a partner, looks at the books read-only with a reason, and the partner is told", async ({
  page,
  partner,
  browser,
  baseURL,
}) => {
  const admin = await openWindowAsAdministrator(browser, { origin: baseURL ?? "" });
  await openPage(admin, "/admin");
  await expect(admin.getByRole("heading", { name: "Hozir nima ishlamayapti" })).toBeVisible();

  await openPage(admin, "/admin/partners/all");
  await admin.getByRole("searchbox", { name: "Qidiruv" }).fill(partner.email);
  await admin.getByRole("button", { name: "Topish" }).click();
  await expect(admin).toHaveURL(/q=seller-/);
  await waitUntilAlive(admin);
  const name = `Shop ${partner.username.replace("seller-", "")}`;
  await admin.getByRole("link", { name }).click();
  await expect(admin.getByRole("heading", { name, level: 1 })).toBeVisible();
  await keepScreen(admin, "admin-partner");

  const dialog = admin.getByRole("dialog", { name: "Hamkor kabinetini ochish" });
  await admin.getByRole("button", { name: "Hamkor koʻzi bilan koʻrish" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Koʻrishni boshlash" }).click();
  await expect(dialog.getByText("Sababni yozing")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Sabab" }).fill("Narxlar boʻyicha savol");
  await dialog.getByRole("button", { name: "Koʻrishni boshlash" }).click();
  await expect(admin).toHaveURL(/\/dashboard$/);
  const banner = admin.getByRole("status").filter({ hasText: name });
  await expect(banner).toBeVisible();
  await openPage(admin, "/prices");
  await expect(banner).toBeVisible();
  await keepScreen(admin, "admin-view");
  // What would be refused is not offered.
  await openPage(admin, "/connections");
  await expect(admin.getByRole("region", { name: "Uzum", exact: true })).toBeVisible();
  await expect(admin.getByRole("button", { name: "Uzum: Ulash" })).toHaveCount(0);

  await openPage(page, "/notifications");
  await expect(page.getByText("Narxlar boʻyicha savol")).toBeVisible();

  await admin.getByRole("button", { name: "Yopish", exact: true }).first().click();
  await expect(admin).toHaveURL(new RegExp(`/admin/partners/${partner.partnerId}$`));
  await admin.context().close();
});

test("an administrator finds a partner from the palette, in another script", async ({ page, context, baseURL }) => {
  const { partnerId } = await insertPartner(databaseUrl(home), { name: `sayyora-${Date.now()}` });
  await query(databaseUrl(home), `update partners set "businessName" = 'Sayyora Ziynat' where id = $1`, [partnerId]);
  await signInAdministrator(context, { origin: baseURL ?? "" });
  await openPage(page, "/admin");
  const field = page.getByRole("combobox", { name: "Hamkor yoki sahifa" });
  await pressUntil(page, ["Control+k"], field);
  await field.fill("сайёра зийнат");
  await expect(page.getByRole("option", { name: /Sayyora Ziynat/ }).first()).toBeVisible();
  await keepScreen(page, "admin-palette");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Sayyora Ziynat", level: 1 })).toBeVisible();
});

test("a saved view that was deleted by mistake comes back", async ({ page, context, baseURL }) => {
  const name = `Kalitsizlar ${Date.now()}`;
  await signInAdministrator(context, { origin: baseURL ?? "" });
  await openPage(page, "/admin/partners/all?trouble=keys");
  const dialog = page.getByRole("dialog", { name: "Koʻrinishni saqlash" });
  await page.getByRole("button", { name: "Koʻrinishni saqlash" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("textbox", { name: "Nomi" }).fill(name);
  await dialog.getByRole("button", { name: "Koʻrinishni saqlash" }).click();
  const view = page.getByRole("link", { name, exact: true });
  await expect(view).toBeVisible();
  await page.getByRole("button", { name: `${name} koʻrinishini oʻchirish` }).click();
  await expect(view).toBeHidden();
  await page.getByRole("button", { name: "Qaytarish" }).click();
  await expect(view).toBeVisible();
});
