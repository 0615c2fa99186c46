import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { fillBooks } from "../support/fill-books.ts";
import { type NewPartner, query } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => !isMobile, "the way of a seller with a phone");

const sold = { sku: "VAZA-7", title: "Koʻk vaza; katta", quantity: 2, unitPriceMinor: "9900050", currency: "UZS" };

/** One delivered order at a connection that no job touches. */
async function sellOne(partner: NewPartner) {
  const calm = { status: "PAUSED", lastError: null, dataDeletedAt: null, marketplace: "uzum", accountName: "Zarina" };
  const order = { externalId: "40017788", state: "DELIVERED", feesDueAt: null, orderedAt: "2026-11-20T04:05:06Z" };
  await fillBooks(databaseUrl(home), {
    ...partner,
    marker: "a-row",
    only: ["marketplace_integrations", "shops", "products", "photos", "orders", "order_lines"],
    given: { marketplace_integrations: calm, orders: order, order_lines: { ...sold, rateToUzs: null } },
  });
}

async function download(page: Page, name: string): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: `Yuklab olish: ${name}`, exact: true }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^\w+-\d{4}-\d{2}-\d{2}\.csv$/);
  return readFile(await file.path(), "utf8");
}

test("a seller takes the orders along and finds the sold product with its price, suspended or not", async ({
  page,
  partner,
}) => {
  await sellOne(partner);
  await openPage(page, "/dashboard");
  await page.getByRole("button", { name: /^Hisob: / }).click();
  await page.getByRole("link", { name: "Maʼlumotlar va akkaunt" }).click();
  await expect(page.getByRole("heading", { name: "Maʼlumotlar va akkaunt", level: 1 })).toBeVisible();
  await keepScreen(page, "data");

  const table = await download(page, "Buyurtmalar");
  // Excel knows UTF-8 by its mark, and the columns by their semicolons.
  expect(table.startsWith("\ufeffMarketpleys;")).toBe(true);
  const [heading = "", row = "", ...more] = table.slice(1).trim().split("\r\n");
  expect(more).toEqual([]);
  expect(heading).toContain(";Bittasining narxi;Summa;Valyuta;");
  expect(row).toContain("Uzum;Zarina;");
  expect(row).toContain(";40017788;");
  expect(row).toContain(";2026-11-20 09:05:06;");
  expect(row).toContain(';VAZA-7;"Koʻk vaza; katta";');
  expect(row).toContain(";2;99000,50;198001;UZS;");

  const url = databaseUrl(home);
  await query(url, "update partners set status = 'SUSPENDED', approved = false where id = $1", [partner.partnerId]);
  await query(url, `update users set "isActive" = false, "suspendedAt" = now() where id = $1`, [partner.userId]);
  await openPage(page, "/dashboard");
  await page
    .getByRole("complementary", { name: "Kabinetingiz vaqtincha toʻxtatilgan." })
    .getByRole("link", { name: "Maʼlumotlar va akkaunt" })
    .click();
  await expect(page.getByRole("heading", { name: "Maʼlumotlar va akkaunt", level: 1 })).toBeVisible();
  expect(await download(page, "Buyurtmalar")).toBe(table);

  await openPage(page, "/history");
  await expect(page.getByText("Maʼlumotlar yuklab olindi").first()).toBeVisible();
});
