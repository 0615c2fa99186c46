import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "playwright/test";
import { query } from "../support/people.ts";
import { projectRoot } from "../support/project.ts";
import { withCamera } from "./support/camera.ts";
import { type LatePart, markOf, readScripts } from "./support/loaded-code.ts";
import { audiences, openAs } from "./support/pages.ts";
import { juicePhoto } from "./support/photos.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => !isMobile, "what a phone loads");
test.use({ trace: "off" });

/** The camera stands on its own page, and is what one opens it for. */
const own: Record<string, LatePart[]> = { "/scan": ["the camera"] };

async function listEarly(context: BrowserContext, path: string): Promise<string[]> {
  const page = await context.newPage();
  const loaded = readScripts(page);
  await page.goto(path, { waitUntil: "networkidle" });
  const { scripts, parts } = await loaded();
  await page.close();
  if (scripts < 3) return [`${path}: only ${scripts} scripts were read`];
  return parts.filter((part) => !own[path]?.includes(part)).map((part) => `${path} loads ${part}`);
}

for (const audience of audiences) {
  test(`${audience.who} loads no code before it is needed`, async ({ page, context, baseURL }) => {
    const paths = await openAs(audience, page, baseURL ?? "");
    // Side by side: most of the time goes into seeing that nothing more comes.
    const found = await Promise.all(paths.map((path) => listEarly(context, path)));
    expect(found.flat()).toEqual([]);
  });
}

/** A press does nothing before the page is alive. */
async function expectAfter(page: Page, part: LatePart, ask: () => Promise<void>) {
  const loaded = readScripts(page);
  await expect(async () => {
    await ask();
    await expect.poll(async () => (await loaded()).parts, { timeout: 3_000 }).toContain(part);
  }).toPass();
}

test("what is asked for comes then: the palette, help, the list of common passwords, the password once more", async ({
  page,
  partner,
}) => {
  await page.goto("/dashboard", { waitUntil: "networkidle" });
  await expectAfter(page, "the command palette", () => page.keyboard.press("Control+K"));
  await page.reload({ waitUntil: "networkidle" });
  await expectAfter(page, "help", () => page.keyboard.press("?"));
  await page.goto("/account/second-factor", { waitUntil: "networkidle" });
  const sql = `update sessions set "verifiedAt" = now() - interval '1 hour' where "userId" = $1`;
  await query(databaseUrl(home), sql, [partner.userId]);
  await expectAfter(page, "the password once more", () => page.getByRole("button", { name: "Yoqish" }).click());
  await page.context().clearCookies();
  await page.goto("/partner-registration", { waitUntil: "networkidle" });
  const password = page.getByLabel("Parol", { exact: true });
  await expectAfter(page, "the list of common passwords", async () => {
    await password.blur();
    await password.focus();
  });
});

withCamera(juicePhoto)("the barcode reader comes with the camera", async ({ page, partner }) => {
  expect(partner.userId).not.toBe("");
  const loaded = readScripts(page);
  await page.goto("/scan");
  await expect.poll(async () => (await loaded()).parts).toEqual(["the camera", "the barcode reader"]);
});

test("charts and QR codes are drawn before they are sent", async ({ page, baseURL }) => {
  const seller = audiences.find(({ who }) => who.startsWith("a seller"));
  await seller?.open(page, baseURL ?? "");
  await page.goto("/dashboard");
  expect(await page.content()).toContain(markOf("a chart"));
  expect(readFileSync(`${projectRoot}/node_modules/uqr/dist/index.mjs`, "utf8")).toContain(markOf("a QR code"));
});
