import type { Page } from "playwright/test";
import { query } from "../support/people.ts";
import { openPage, pressUntil, waitUntilAlive } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

const phone = { sku: "TEL-77", name: "Simsiz telefon", foldKey: "simsiz telefon tel 77 tel77" };

async function insertProduct(partnerId: string, { sku, name, foldKey } = phone): Promise<void> {
  await query(
    databaseUrl(home),
    `insert into products (id, "partnerId", sku, name, "costMinor", "foldKey", "updatedAt")
     values (gen_random_uuid(), $1, $2, $3, 100, $4, now())`,
    [partnerId, sku, name, foldKey],
  );
}

const openPalette = async (page: Page) => {
  const field = page.getByRole("combobox", { name: "Mahsulot, buyurtma yoki sahifa" });
  await pressUntil(page, ["Control+k"], field);
  return field;
};

test("a product is found in either script and on the wrong keyboard layout", async ({ page, partner }) => {
  await insertProduct(partner.partnerId);
  for (const typed of ["телефон", "ntktajy", "tel77"]) {
    await openPage(page, `/search?q=${encodeURIComponent(typed)}`);
    await expect(page.getByRole("region", { name: "Mahsulotlar" }).getByRole("link")).toHaveCount(1);
  }
  await keepScreen(page, "search");
  await page.getByRole("link", { name: /Simsiz telefon/ }).click();
  await expect(page.getByRole("heading", { name: "Simsiz telefon", level: 1 })).toBeVisible();
  await openPage(page, "/search?q=qwzxqwzx");
  await expect(page.getByRole("heading", { name: "Hech narsa topilmadi" })).toBeVisible();
});

test("the keyboard leads anywhere: a palette, pairs of letters, and help", async ({ page, partner }) => {
  await insertProduct(partner.partnerId);
  await openPage(page, "/dashboard");
  const field = await openPalette(page);
  await field.fill("телефон");
  const found = page.getByRole("option", { name: /Simsiz telefon/ });
  await expect(found).toHaveAttribute("aria-selected", "true");
  await keepScreen(page, "palette");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Simsiz telefon", level: 1 })).toBeVisible();
  await pressUntil(page, ["g", "o"], page.getByRole("heading", { name: "Buyurtmalar", level: 1 }));
  const help = page.getByRole("dialog", { name: "Yordam va tugmalar" });
  await pressUntil(page, ["?"], help);
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
});

test("Enter right behind the last letter opens what was typed, not what was found before", async ({
  page,
  partner,
}) => {
  await insertProduct(partner.partnerId);
  await insertProduct(partner.partnerId, { sku: "4780011122233", name: "Choynak", foldKey: "choynak 4780011122233" });
  await openPage(page, "/dashboard");
  const field = await openPalette(page);
  await field.fill("telefon");
  await expect(page.getByRole("option", { name: /Simsiz telefon/ })).toHaveAttribute("aria-selected", "true");
  // As a scanner does it: the whole code and Enter within one frame.
  await field.fill("4780011122233");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Choynak", level: 1 })).toBeVisible();
});

test("Uzbek is read in Cyrillic letters too", async ({ page, partner }) => {
  await openPage(page, "/orders");
  await page.getByRole("button", { name: new RegExp(partner.username) }).click();
  await page.getByRole("button", { name: "Ўзбекча" }).click();
  await expect(page.getByRole("heading", { name: "Буюртмалар", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "uz-Cyrl");
});

test("the list of first steps is put away, taken back, and comes back from help", async ({ page, partner }) => {
  await openPage(page, "/dashboard");
  const steps = page.getByRole("region", { name: "Ishga tushirish" });
  await expect(steps.getByRole("listitem").filter({ hasText: "bajarildi" })).toHaveCount(1);
  const hide = steps.getByRole("button", { name: "Roʻyxatni yashirish" });
  await hide.click();
  await expect(steps).toBeHidden();
  await page.getByRole("button", { name: "Qaytarish" }).click();
  await expect(steps).toBeVisible();
  await hide.click();
  await expect(steps).toBeHidden();
  await page.reload();
  await waitUntilAlive(page);
  await expect(page.getByRole("heading", { name: "Bosh sahifa", level: 1 })).toBeVisible();
  await expect(steps).toBeHidden();
  await page.getByRole("button", { name: new RegExp(partner.username) }).click();
  await page.getByRole("button", { name: "Yordam", exact: true }).click();
  await page.getByRole("button", { name: "Ishga tushirish roʻyxatini koʻrsatish" }).click();
  await expect(steps).toBeVisible();
});
