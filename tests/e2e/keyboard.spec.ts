import type { Page } from "playwright/test";
import { openPage } from "./support/alive.ts";
import { openLayers } from "./support/keyboard/open-layers.ts";
import { faultyPage, trappingPage } from "./support/keyboard/planted.ts";
import { walkPage } from "./support/keyboard/walk.ts";
import { installKeyboardWatch } from "./support/keyboard/watch.ts";
import { audiences, openAs } from "./support/pages.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => isMobile, "a phone has no keyboard");
// A trace keeps a picture of the page at each of thousands of presses.
test.use({ reducedMotion: "reduce", trace: "off" });

for (const audience of audiences) {
  test(`everything that ${audience.who} can press is reached by keyboard`, async ({ page, baseURL }) => {
    await page.addInitScript(installKeyboardWatch);
    const paths = await openAs(audience, page, baseURL ?? "");
    const faults: string[] = [];
    const known = new Set<string>();
    for (const path of paths) {
      await openPage(page, path);
      const found = [...(await walkPage(page)), ...(await openLayers(page, known))];
      faults.push(...found.map((fault) => `${path}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}

test("a page that the keyboard cannot use is found out", async ({ page }) => {
  expect(await walkPlanted(page, faultyPage)).toEqual([
    "a “first” has a place of its own in the order",
    "button “left out” is taken out of the order",
    "div “for a mouse” answers a press and is no control",
    "the first stop is a “first”, not the skip link",
    "the order jumps back from a “first” to a “skip”",
    "the focus cannot be seen on button “no ring”",
    "the order jumps back from button “right” to button “left”",
    "button “under the bar” is covered while it has the focus",
    "Tab never reaches button “left out”",
    "Tab never reaches div “not in the order”",
    "the skip link does not lead to the page's own content",
    "dead: Enter opens nothing",
    "dead: Space opens nothing",
    "forgetful: Escape does not give the focus back",
    "stubborn: Escape does not close it",
    "a dialog has no button that says it opens one (aria-haspopup)",
  ]);
  expect(await walkPlanted(page, trappingPage)).toEqual(["the focus does not come around"]);
});

async function walkPlanted(page: Page, html: string): Promise<string[]> {
  await page.addInitScript(installKeyboardWatch);
  await page.goto("about:blank");
  await page.setContent(html);
  return [...(await walkPage(page)), ...(await openLayers(page, new Set()))];
}
