import type { Page } from "playwright/test";
import { expect, test } from "playwright/test";
import { projectRoot } from "../../support/project.ts";

/** A picture of the screen as it stands, for people who judge it: tests/output/e2e-screens/<project>/<name>.png. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  const path = `${projectRoot}/tests/output/e2e-screens/${test.info().project.name}/${name}.png`;
  // A bar that follows the reader would stand in the middle of a long picture.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
}

/** Call what it returns at the end: it fails when the page was loaded anew in between. */
export async function watchReloads(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => Object.assign(window, { isUntouched: true }));
  return async () => expect(await page.evaluate(() => "isUntouched" in window)).toBe(true);
}
