import type { Locator, Page } from "playwright/test";
import { control, type MarketplaceName, sellerKey } from "./surroundings.ts";
import { expect } from "./test.ts";

const names: Record<MarketplaceName, string> = {
  uzum: "Uzum",
  wildberries: "Wildberries",
  yandex: "Yandex Market",
  ozon: "Ozon",
};

const panelOf = (page: Page, marketplace: MarketplaceName): Locator =>
  page.getByRole("region", { name: names[marketplace], exact: true });

export async function openConnectForm(page: Page, marketplace: MarketplaceName): Promise<Locator> {
  await page.getByRole("button", { name: `${names[marketplace]}: Ulash` }).click();
  const form = page.getByRole("form", { name: `${names[marketplace]}ga ulanish` });
  await expect(form).toBeVisible();
  return form;
}

/** Types the key that the sandbox gave this seller; ends with a working connection on the screen. */
export async function connect(page: Page, marketplace: MarketplaceName, label: string): Promise<Locator> {
  const { key, clientId } = sellerKey(marketplace, label);
  const form = await openConnectForm(page, marketplace);
  if (clientId) await form.getByLabel("Client-Id").fill(clientId);
  await form.getByLabel("API kalit").fill(key);
  await form.getByRole("button", { name: "Tekshirish va ulash" }).click();
  const panel = panelOf(page, marketplace);
  await expect(panel.getByText("Ishlayapti")).toBeVisible();
  // Of the key itself nothing but its end is shown again.
  await expect(panel.getByText(`••••${key.slice(-4)}`)).toBeVisible();
  return panel;
}

/** The seller carries the address over into the marketplace's cabinet. */
export async function carryPushAddress(panel: Locator, marketplace: MarketplaceName, label: string) {
  await panel.getByText("Xabarnoma manzili").first().click();
  const url = await panel.getByRole("textbox", { name: "Xabarnoma manzili" }).inputValue();
  const { key } = sellerKey(marketplace, label);
  const { isAlive } = await control<{ isAlive?: boolean }>(marketplace, "push", { url, key });
  expect(isAlive).toBe(true);
}
