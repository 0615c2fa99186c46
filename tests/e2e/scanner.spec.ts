import type { Page } from "playwright/test";
import type { NewPartner } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { withCamera } from "./support/camera.ts";
import { juicePhoto } from "./support/photos.ts";
import { keepScreen } from "./support/screens.ts";
import { som } from "./support/sums.ts";
import { expect, test } from "./support/test.ts";

const testWithCamera = withCamera(juicePhoto);
/** Printed on the carton of the photo. */
const barcode = "4780069001236";

/** After the photo only cost and stock are asked for; a name that is a guess wants one tap. */
async function finish(page: Page, { username }: NewPartner) {
  await expect(page.getByLabel("Shtrixkod")).toHaveValue(barcode);
  await page.getByLabel("SKU").fill(username);
  await page.getByLabel("Qoldiq").fill("12");
  await page.getByLabel("Bir donasining tannarxi").fill("12 900");
  const guess = page.getByLabel("Nomi toʻgʻri, tasdiqlayman");
  if (await guess.isVisible()) await guess.check();
  await keepScreen(page, "scan-form");
  await page.getByRole("button", { name: "Mahsulotni qoʻshish" }).click();
  await expect(page.getByRole("main").getByText(username, { exact: true })).toBeVisible();
  const facts = page.getByRole("region", { name: "Maʼlumotlar" });
  for (const told of [barcode, "12 dona", som(12_900)]) await expect(facts).toContainText(told);
}

test("without a camera the scanner takes a file, and reads it as well", async ({ page, partner }) => {
  await openPage(page, "/scan");
  await expect(page.getByText(/Kamera ochilmadi/)).toBeVisible();
  await keepScreen(page, "scan-no-camera");
  await page.getByLabel("Fayldan tanlash").setInputFiles(juicePhoto);
  await page.getByRole("button", { name: /shu surat/i }).click();
  await finish(page, partner);
});

testWithCamera("the scanner reads the barcode while aiming, and the rest from one shot", async ({ page, partner }) => {
  await openPage(page, "/scan");
  await expect(page.getByText(`Shtrixkod oʻqildi: ${barcode}`)).toBeVisible();
  await keepScreen(page, "scan-aim");
  await page.getByRole("button", { name: "Suratga olish" }).click();
  await page.getByRole("button", { name: /shu surat/i }).click();
  await finish(page, partner);
});
