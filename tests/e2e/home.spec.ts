import { expect, test } from "playwright/test";

test("the first page says what the product is, in three languages", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suratga oling, qolganini biz qilamiz");
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Сфотографируйте, остальное сделаем мы");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Take a photo, we do the rest");
});

test("health names the database and every stand-in", async ({ request }) => {
  const health = await (await request.get("/api/health")).json();
  expect(health).toMatchObject({ ok: true, database: "up", realtime: "up" });
  expect(health.standIns).toContain("PostgreSQL");
});
