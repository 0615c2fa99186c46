import type { Page } from "playwright/test";
import { mintWildberriesToken } from "../../local/marketplaces/wildberries/token.ts";
import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { control, sellerKey } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

const words = {
  titleUz: "Oq sopol krujka",
  descriptionUz: "Issiq choy uchun qulay",
  descriptionRu: "Удобна для горячего чая",
  category: "1001",
  ikpu: "06109001001000000",
  lengthMm: 120,
  widthMm: 90,
  heightMm: 100,
  weightGrams: 350,
};

/** A seller's cabinet at Uzum with cards in it, from before they ever heard of us. */
async function openCabinet(label: string): Promise<string> {
  const { key } = sellerKey("uzum", label);
  for (const [sku, titleRu] of [
    ["KRUJKA", "Кружка керамическая белая 350 мл"],
    ["KRUJ-2", "Кружка керамическая белая 350 мл в коробке"],
    ["GILAM", "Ковёр шерстяной ручной работы"],
  ]) {
    await control("uzum", "cabinet/products", { ...words, sku, titleRu, priceUzs: 49_000, key });
    await control("uzum", "moderation", { sku, verdict: "live", key });
  }
  return key;
}

const panel = (page: Page) => page.getByRole("region", { name: "Uzum", exact: true });
const row = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });

async function connectByPaste(page: Page, key: string) {
  await openPage(page, "/connections");
  await page.getByLabel("Istalgan marketpleys kalitini joylang").fill(key);
  // Nobody can tell Uzum's keys by their form: the seller says it.
  await page.getByRole("button", { name: "Uzum", exact: true }).click();
  await page.getByRole("button", { name: "Tekshirish va ulash" }).click();
  await expect(panel(page).getByText("Ishlayapti")).toBeVisible();
}

test("a seller pastes a key, sees the catalogue come in, and says which product each listing is", async ({
  page,
  partner,
}) => {
  await connectByPaste(page, await openCabinet(partner.username));
  const catalogue = panel(page).getByRole("region", { name: "Katalog" });
  await expect(catalogue).toContainText("3 ta eʼlon · 3 ta narx", { timeout: 60_000 });
  await expect(catalogue).toContainText("3 ta eʼlon mahsulotini kutmoqda");
  await keepScreen(page, "connections-imported");

  await catalogue.getByRole("link", { name: "Bogʻlash" }).click();
  const mug = row(page, "Кружка керамическая белая 350 мл");
  // Nothing here is like it: it becomes a product, and only its cost has to be typed.
  await mug.getByLabel("Bir donasining tannarxi, soʻm").fill("21 000");
  await keepScreen(page, "links-new-product");
  await mug.getByRole("button", { name: "Mahsulot qilish" }).click();
  await expect(mug).toBeHidden();

  const boxed = row(page, "Кружка керамическая белая 350 мл в коробке");
  await expect(boxed).toContainText("Shu mahsulotmi?");
  await keepScreen(page, "links-suggestion");
  await boxed.getByRole("button", { name: "Ha, shu" }).click();
  await expect(boxed).toBeHidden();

  const carpet = row(page, "Ковёр шерстяной ручной работы");
  await carpet.getByRole("button", { name: "Chetga olish" }).click();
  await expect(page.getByText("Kutayotgani yoʻq")).toBeVisible();

  await page.getByRole("link", { name: /^Bogʻlangan/ }).click();
  await expect(boxed).toContainText("siz bogʻlagansiz");
  await keepScreen(page, "links-linked");
  await boxed.getByRole("button", { name: "Bogʻlanishni bekor qilish" }).click();
  await expect(boxed).toBeHidden();
  await page.getByRole("link", { name: /^Kutmoqda/ }).click();
  await expect(boxed).toBeVisible();
});

test("a connection is paused, gets a new key, and is left, and each step says what stays", async ({
  page,
  partner,
}) => {
  const key = await openCabinet(partner.username);
  await connectByPaste(page, key);
  await panel(page).getByRole("button", { name: "Toʻxtatib turish" }).click();
  await expect(panel(page).getByText("Toʻxtatib turilgan", { exact: true })).toBeVisible();
  await keepScreen(page, "connections-paused");
  await page.getByRole("button", { name: "Bekor qilish", exact: true }).click();
  await expect(panel(page).getByText("Ishlayapti")).toBeVisible();

  await panel(page).getByRole("button", { name: "Kalitni almashtirish" }).click();
  const box = panel(page).getByLabel("API kalit");
  await box.fill(sellerKey("uzum", `${partner.username}-x`).key);
  await page.getByRole("button", { name: "Tekshirish va almashtirish" }).click();
  await expect(panel(page).getByText(/Bu kalit boshqa hisobniki/)).toBeVisible();
  await keepScreen(page, "connections-replace");
  await box.fill(key);
  await page.getByRole("button", { name: "Tekshirish va almashtirish" }).click();
  await expect(page.getByText("Uzum kaliti almashtirildi")).toBeVisible();

  await panel(page).getByRole("button", { name: "Uzish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Maʼlumotlar oʻchirilsin").click();
  await dialog.getByRole("button", { name: "Maʼlumotlarni oʻchirish" }).click();
  await expect(dialog.getByText("Aynan shunday yozing: UZISH.")).toBeVisible();
  await dialog.getByLabel("Tasdiqlash uchun UZISH deb yozing").fill("uzish");
  await keepScreen(page, "connections-disconnect");
  await dialog.getByRole("button", { name: "Maʼlumotlarni oʻchirish" }).click();
  await expect(panel(page).getByText("Hali ulanmagan")).toBeVisible();
});

test("a Wildberries token is read as it is pasted; a personal one is refused before anybody is asked", async ({
  page,
  partner,
}) => {
  await openPage(page, "/connections");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname === "/connections") asked.push(request.url());
  });
  const token = (change: object) => {
    const [header, payload = "", signature] = mintWildberriesToken(partner.username).split(".");
    const claims = { ...JSON.parse(Buffer.from(payload, "base64url").toString()), ...change };
    return [header, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
  };
  await page.getByLabel("Istalgan marketpleys kalitini joylang").fill(token({ acc: 3 }));
  const form = page.getByRole("form", { name: "Wildberriesga ulanish" });
  await expect(form.getByText(/Bu shaxsiy token/)).toBeVisible();
  await keepScreen(page, "connections-personal-token");
  await form.getByRole("button", { name: "Tekshirish va ulash" }).click();
  expect(asked).toEqual([]);
  // Bits 1 and 30: content alone, and for reading.
  await form.getByLabel("API kalit").fill(token({ acc: 1, s: 2 ** 30 + 2 }));
  await expect(form.getByText(/buyurtmalar oʻqiladi, lekin/)).toBeVisible();
  await expect(form.getByText(/Belgilanmagan: .*Marketpleys/)).toBeVisible();
  expect(asked).toEqual([]);
});
