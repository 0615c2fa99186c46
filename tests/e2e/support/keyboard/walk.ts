import type { ElementHandle, Page } from "playwright/test";
import type { Stop } from "./watch.ts";

/** A long page has some two hundred stops; whoever needs more is caught. */
const mostPresses = 600;

/**
 * Tab from the top of a page until the focus comes around, opening what folds and trying every answer of a question on the
 * way. A second round is for what came meanwhile. Returns what a person at the keyboard would run into.
 */
export async function walkPage(page: Page): Promise<string[]> {
  const faults: string[] = await page.evaluate(() => {
    window.keyboardWatch.forget();
    return window.keyboardWatch.listOutsiders();
  });
  const first = await press(page, "Tab", faults);
  if (!/#main$/.test(await readHref(page))) faults.push(`the first stop is ${first.description}, not the skip link`);
  let missed: string[] = [];
  for (const _round of [1, 2]) {
    if (!(await walkRound(page, first.id, faults))) return [...faults, "the focus does not come around"];
    missed = await page.evaluate(() => window.keyboardWatch.listMissed());
    if (missed.length === 0) break;
  }
  faults.push(...missed.map((one) => `Tab never reaches ${one}`), ...(await skipToContent(page)));
  return [...new Set(faults)];
}

async function walkRound(page: Page, firstId: number, faults: string[]): Promise<boolean> {
  const asked = new Set<number>();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    const stop = await press(page, "Tab", faults);
    if (stop.id === firstId) return true;
    if (stop.isClosedSummary) await page.keyboard.press("Enter");
    if (stop.answers > 0 && !asked.has(stop.id)) {
      for (let answer = 0; answer < stop.answers; answer += 1) asked.add((await press(page, "ArrowDown", faults)).id);
    }
  }
  return false;
}

/** From the skip link, which has the focus: over the navigation, into the page itself. */
async function skipToContent(page: Page): Promise<string[]> {
  await page.keyboard.press("Enter");
  const isThere = await page
    .waitForFunction(() => document.activeElement?.id === "main", undefined, { timeout: 3_000 })
    .catch(() => null);
  return isThere ? [] : ["the skip link does not lead to the page's own content"];
}

/** Tab inside an open dialog or menu until the focus comes around or leaves. */
export async function walkInside(page: Page, layer: ElementHandle<Element>): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<number>();
  let missed: string[] = [];
  for (let presses = 0; presses < mostPresses; presses += 1) {
    const stop = await press(page, "Tab", faults);
    const isInside = await layer.evaluate((element) => element.contains(document.activeElement));
    if (stop.id !== 0 && !isInside) break;
    missed = await layer.evaluate((element) => window.keyboardWatch.listMissed(element));
    if (stop.isClosedSummary) await page.keyboard.press("Enter");
    else if (missed.length === 0 && seen.has(stop.id)) break;
    if (stop.answers > 0 && !seen.has(stop.id)) {
      for (let answer = 0; answer < stop.answers; answer += 1) seen.add((await press(page, "ArrowDown", faults)).id);
    }
    seen.add(stop.id);
  }
  return [...new Set([...faults, ...missed.map((one) => `Tab never reaches ${one}`)])];
}

export async function press(page: Page, key: "Tab" | "ArrowDown", faults: string[]): Promise<Stop> {
  await page.keyboard.press(key);
  return look(page, faults, key === "Tab");
}

/** Where the focus stands now. */
export async function look(page: Page, faults: string[], isAfterTab = false): Promise<Stop> {
  const stop = await page.evaluate((afterTab) => window.keyboardWatch.readStop(afterTab), isAfterTab);
  faults.push(...stop.faults);
  return stop;
}

const readHref = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
