import { expect, type Page, test } from "playwright/test";
import { keepScreen } from "./support/screens.ts";

test.use({ serviceWorkers: "allow" });

/** In Russian, with the worker in charge of the page and its offline page kept. */
async function openKept(page: Page, baseURL: string | undefined) {
  await page.context().addCookies([{ name: "locale", value: "ru", url: baseURL ?? "" }]);
  await page.goto("/login");
  await expect
    .poll(() =>
      page.evaluate(async () => Boolean(await caches.match("/offline")) && Boolean(navigator.serviceWorker.controller)),
    )
    .toBe(true);
}

const noNetwork = { name: "Нет связи" };

test("without a network the product says so in the person's language, and goes on by itself where it was", async ({
  page,
  context,
  baseURL,
}) => {
  await openKept(page, baseURL);
  await context.setOffline(true);
  await page.goto("/partner-registration").catch(() => undefined);
  await expect(page.getByRole("heading", noNetwork)).toBeVisible();
  await keepScreen(page, "offline");
  await context.setOffline(false);
  await expect(page.getByRole("heading", noNetwork)).toBeHidden();
  await expect(page).toHaveURL(/\/partner-registration$/);
});

test("it goes on, too, when the browser's word that the network is back was missed", async ({
  page,
  context,
  baseURL,
}) => {
  await openKept(page, baseURL);
  await page.addInitScript(() => {
    window.addEventListener("online", (event) => event.stopImmediatePropagation(), { capture: true });
  });
  await context.setOffline(true);
  await page.goto("/partner-registration").catch(() => undefined);
  await expect(page.getByRole("heading", noNetwork)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", noNetwork)).toBeHidden();
  await expect(page).toHaveURL(/\/partner-registration$/);
});

test("the button of the offline page asks for the same page once more", async ({ page, context, baseURL }) => {
  await openKept(page, baseURL);
  await context.setOffline(true);
  await page.goto("/partner-registration").catch(() => undefined);
  await expect(page.getByRole("heading", noNetwork)).toBeVisible();
  let loads = 0;
  page.on("framenavigated", () => {
    loads += 1;
  });
  // A press does nothing before the page is alive.
  await expect(async () => {
    await page.getByRole("button", { name: "Попробовать ещё раз" }).click();
    await expect.poll(() => loads, { timeout: 1_000 }).toBeGreaterThan(0);
  }).toPass();
  await expect(page.getByRole("heading", noNetwork)).toBeVisible();
  await expect(page).toHaveURL(/\/partner-registration$/);
});

test("the product can be put on the home screen", async ({ page, request }) => {
  await page.goto("/login");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(href ?? "")).json();
  expect(manifest).toMatchObject({ name: "SellerCloudX", display: "standalone", start_url: "/" });
  for (const { src } of manifest.icons) expect((await request.get(src)).headers()["content-type"]).toBe("image/png");
  expect(manifest).toMatchObject({ lang: "uz", shortcuts: [{ name: "Skaner" }, { name: "Buyurtmalar" }] });
  // It is fetched without the cookie that names the language.
  await page.getByRole("button", { name: "Русский" }).click();
  const russian = page.locator('link[rel="manifest"][href$="lang=ru"]');
  await expect(russian).toHaveCount(1);
  const translated = await (await request.get((await russian.getAttribute("href")) ?? "")).json();
  expect(translated).toMatchObject({ lang: "ru", shortcuts: [{}, { name: "Заказы" }] });
});
