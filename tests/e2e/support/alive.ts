import { expect, type Locator, type Page } from "playwright/test";

const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";

/** Until React has taken over all that can be pressed or typed into: what is done before may be lost. */
export async function waitUntilAlive(page: Page): Promise<void> {
  await page.waitForFunction((all) => {
    const isAlive = (element: Element) => Object.keys(element).some((name) => name.startsWith("__reactProps$"));
    // Of a page that could not be read there is an alert alone.
    return document.querySelector("h1, [role=alert]") && [...document.querySelectorAll(all)].every(isAlive);
  }, controls);
}

/** Goes to an address as somebody who presses nothing before the page is alive. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await waitUntilAlive(page);
}

/** Who listens to keys starts a moment after the page is alive. */
export async function pressUntil(page: Page, keys: string[], target: Locator): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await expect(target).toBeVisible({ timeout: 2_000 });
  }).toPass();
}
