import { expect, test } from "playwright/test";
import { keepScreen } from "./support/screens.ts";

test.use({ serviceWorkers: "allow" });

test("without a network the product says so in the person's language, and goes on where it was", async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: "locale", value: "ru", url: baseURL ?? "" }]);
  await page.goto("/login");
  await expect
    .poll(() =>
      page.evaluate(async () => Boolean(await caches.match("/offline")) && Boolean(navigator.serviceWorker.controller)),
    )
    .toBe(true);
  await context.setOffline(true);
  await page.goto("/partner-registration").catch(() => undefined);
  await expect(page.getByRole("heading", { name: "Нет связи" })).toBeVisible();
  await keepScreen(page, "offline");
  await context.setOffline(false);
  await expect(page).toHaveURL(/\/partner-registration$/);
  await page
    .getByRole("button", { name: "Попробовать ещё раз" })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Нет связи");
});

test("the product can be put on the home screen", async ({ page, request }) => {
  await page.goto("/login");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(href ?? "")).json();
  expect(manifest).toMatchObject({ name: "SellerCloudX", display: "standalone", start_url: "/" });
  for (const { src } of manifest.icons) expect((await request.get(src)).headers()["content-type"]).toBe("image/png");
});
