import type { Page } from "playwright/test";
import { withCamera } from "./support/camera.ts";
import { juicePhoto } from "./support/photos.ts";
import { keepScreen } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

const testWithCamera = withCamera(juicePhoto);
/** Printed on the carton of the photo. */
const barcode = "4780069001236";

/** After the photo only cost and stock are asked for; a name that is a guess wants one tap. */
async function finish(page: Page) {
  await expect(page.getByLabel("Shtrixkod")).toHaveValue(barcode);
  await page.getByLabel("Qoldiq").fill("12");
  await page.getByLabel("Bir donasining tannarxi").fill("12 900");
  const guess = page.getByLabel("Nomi toʻgʻri, tasdiqlayman");
  if (await guess.isVisible()) await guess.check();
  await keepScreen(page, "scan-form");
  await page.getByRole("button", { name: "Mahsulotni qoʻshish" }).click();
  await expect(page.getByRole("region", { name: "Maʼlumotlar" })).toContainText(barcode);
  await expect(page.getByRole("region", { name: "Maʼlumotlar" })).toContainText("12 dona");
}

test("without a camera the scanner takes a file, and reads it as well", async ({ page, partner }) => {
  expect(partner.partnerId).toBeTruthy();
  await page.goto("/scan");
  await expect(page.getByText(/Kamera ochilmadi/)).toBeVisible();
  await keepScreen(page, "scan-no-camera");
  await page.getByLabel("Fayldan tanlash").setInputFiles(juicePhoto);
  await page.getByRole("button", { name: /shu surat/i }).click();
  await finish(page);
});

testWithCamera("the scanner reads the barcode while aiming, and the rest from one shot", async ({ page, partner }) => {
  expect(partner.partnerId).toBeTruthy();
  await page.goto("/scan");
  await expect(page.getByText(`Shtrixkod oʻqildi: ${barcode}`)).toBeVisible();
  await keepScreen(page, "scan-aim");
  await page.getByRole("button", { name: "Suratga olish" }).click();
  await page.getByRole("button", { name: /shu surat/i }).click();
  await finish(page);
});
