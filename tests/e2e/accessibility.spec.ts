import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { waitUntilAlive } from "./support/alive.ts";
import { listRoutes } from "./support/idor/endpoints.ts";
import { audiences, openAs } from "./support/pages.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => !isMobile, "on a phone, where targets must be large too");

const looks = [
  ["uz", "light"],
  ["ru", "dark"],
  ["en", "light"],
  ["uz", "dark"],
  ["ru", "light"],
  ["en", "dark"],
] as const;
/** Each page in one of the six, in turns; `ACCESSIBILITY=full` looks at each page in all of them, which takes minutes. */
const isFull = process.env.ACCESSIBILITY === "full";
test.describe.configure({ timeout: isFull ? 900_000 : 180_000 });

/**
 * What axe calls serious, and whatever a thumb would miss: buttons and fields of less
 * than 44 px (UX 24), the boxes of choices by their labels.
 */
async function findFaults(page: Page, paths: string[]): Promise<string[]> {
  const faults: string[] = [];
  const visits = paths.flatMap((path, place) =>
    looks
      .filter((_, turn) => isFull || turn === place % looks.length)
      .map(([locale, theme]) => ({ path, locale, theme })),
  );
  for (const { path, locale, theme } of visits) {
    const url = new URL(page.url()).origin;
    await page.context().addCookies([
      { name: "locale", value: locale, url },
      { name: "theme", value: theme, url },
    ]);
    // A page reads itself once more when it has found its channel: it is looked at when that is over.
    await page.goto(path, { waitUntil: "networkidle" });
    await waitUntilAlive(page);
    // It comes behind the page's first bytes.
    await expect(page).toHaveTitle(/SellerCloudX/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    for (const { id, nodes } of serious) {
      faults.push(`${path} ${locale} ${theme}: ${id}: ${nodes[0]?.html.slice(0, 200)}`);
    }
    for (const small of await listSmallTargets(page)) faults.push(`${path} ${locale}: smaller than 44 px: ${small}`);
  }
  return faults;
}

function listSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, select, input, textarea, summary, [role=button], [role=tab]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !(element as HTMLInputElement).disabled)
      .map((element) => {
        const isChoice = element instanceof HTMLInputElement && ["checkbox", "radio"].includes(element.type);
        return { element, box: (isChoice ? (element.labels?.[0] ?? element) : element).getBoundingClientRect() };
      })
      .filter(({ box }) => box.width > 1 && box.height > 0 && box.height < 43.5)
      .map(
        ({ element, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`,
      ),
  );
}

for (const audience of audiences) {
  test(`nothing serious stands in the way of ${audience.who}`, async ({ page, baseURL }) => {
    expect(await findFaults(page, await openAs(audience, page, baseURL ?? ""))).toEqual([]);
  });
}

test("every page of the build is looked at", () => {
  const looked = new Set(audiences.flatMap(({ routes }) => routes));
  const built = listRoutes().flatMap(({ kind, path }) => (kind === "page" ? [path] : []));
  expect(built.filter((path) => !looked.has(path))).toEqual([]);
  expect([...looked].filter((path) => !built.includes(path))).toEqual([]);
});
