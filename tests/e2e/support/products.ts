import type { Locator, Page } from "playwright/test";
import { openPage } from "./alive.ts";
import type { MarketplaceName } from "./surroundings.ts";
import { expect } from "./test.ts";

type NewProduct = { name: string; sku?: string; stock: number; costSom: number; photo: string };

/** The minimal form: a photo and three fields; the parcel's size stays the product's guess. */
export async function addProduct(page: Page, { name, sku, stock, costSom, photo }: NewProduct) {
  await openPage(page, "/products/new");
  await page.getByLabel("Surat", { exact: true }).setInputFiles(photo);
  await page.getByLabel("Nomi").fill(name);
  await page.getByLabel("Qoldiq").fill(String(stock));
  await page.getByLabel("Bir donasining tannarxi").fill(String(costSom));
  if (sku) {
    await page.getByText("Qoʻshimcha maʼlumotlar").click();
    await page.getByLabel("SKU").fill(sku);
  }
  await expect(page.getByText("Surat saqlandi")).toBeAttached();
  await page.getByRole("button", { name: "Qoʻshish", exact: true }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

const names: Record<MarketplaceName, string> = {
  uzum: "Uzum",
  wildberries: "Wildberries",
  yandex: "Yandex Market",
  ozon: "Ozon",
};

/** A marketplace's lane on the product's page. */
export const laneOf = (page: Page, marketplace: MarketplaceName): Locator =>
  page
    .getByRole("list", { name: "Kartochkalar" })
    .getByRole("listitem")
    .filter({ hasText: names[marketplace] })
    .first();

/** The status of a lane once nothing more happens by itself. */
export async function expectLane(page: Page, marketplace: MarketplaceName, status: string) {
  await expect(laneOf(page, marketplace).getByRole("status")).toHaveText(status, { timeout: 60_000 });
}
