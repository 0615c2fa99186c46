import { openPage } from "./support/alive.ts";
import {
  approve,
  chooseLanguage,
  chooseTheme,
  confirmEmail,
  fillRegistration,
  makePerson,
  openAdminWindow,
  signIn,
} from "./support/become-partner.ts";
import { carryPushAddress, connect } from "./support/connect.ts";
import { findPhoto, juicePhoto } from "./support/photos.ts";
import { addProduct, expectLane } from "./support/products.ts";
import { keepScreen, watchReloads } from "./support/screens.ts";
import { exactSom, panel, readSom, readSums, som, workOutSale } from "./support/sums.ts";
import { control, findMail, sellerKey } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test("a newcomer registers, is approved, connects, adds a product, sells, and reads the profit to the tiyin", async ({
  browser,
  page,
}) => {
  const person = makePerson();
  const sku = `OLMA-${person.label}`;
  const admin = await openAdminWindow(browser);

  await test.step("can a partner register", async () => {
    await openPage(page, "/partner-registration");
    await fillRegistration(page, person);
    await keepScreen(page, "registration");
    await page.getByRole("button", { name: "Ariza yuborish" }).click();
    await expect(page.getByRole("heading", { name: "Pochtani tasdiqlash" })).toBeVisible();
    await keepScreen(page, "confirm-email");
    await confirmEmail(page, person);
    await keepScreen(page, "login");
    await signIn(page, person);
    await expect(page.getByRole("heading", { name: "Arizangiz koʻrib chiqilmoqda" })).toBeVisible();
    await keepScreen(page, "pending");
  });

  await test.step("can an admin approve", async () => {
    await approve(admin, person);
    // The waiting page was left alone: it turns by itself.
    await page.waitForURL("**/dashboard");
  });

  await test.step("can a marketplace be connected", async () => {
    await openPage(page, "/connections");
    await keepScreen(page, "connections-none");
    const panel = await connect(page, "yandex", person.label);
    await carryPushAddress(panel, "yandex", person.label);
    await keepScreen(page, "connections");
  });

  await test.step("can a product be added", async () => {
    const photo = findPhoto("grocery-tropicana-apple.jpg");
    await addProduct(page, { name: "Olma sharbati 1 litr", sku, stock: 40, costSom: 12_900, photo });
  });

  const price = await test.step("does the AI Manager work", async () => {
    const stays = await watchReloads(page);
    // The size is a guess, so the card waits for one word of the seller.
    await expectLane(page, "yandex", "Sizni kutmoqda");
    await keepScreen(page, "product-suggested");
    await page.locator("summary").filter({ hasText: "Yandex Market: kartochka" }).click();
    const asked = await page
      .getByRole("row", { name: /^Narx\s/ })
      .getByRole("cell")
      .textContent();
    await page.getByRole("button", { name: "1 ta kartochkani joylash" }).click();
    await expectLane(page, "yandex", "Sotuvda");
    await stays();
    await keepScreen(page, "product-live");
    await openPage(page, "/manager");
    for (const done of ["Kartochka yozildi", "Narx qoʻyildi", "Kartochka joylandi", "Qoldiq yuborildi"]) {
      await expect(page.getByRole("article").filter({ hasText: done }).first()).toBeVisible();
    }
    await keepScreen(page, "manager");
    return readSom(asked ?? "");
  });

  const sale = workOutSale(price, 12_900);
  await test.step("are sales tracked", async () => {
    await openPage(page, "/orders");
    await chooseLanguage(page, "English");
    await expect(page.getByRole("heading", { name: "No orders yet" })).toBeVisible();
    const stays = await watchReloads(page);
    const { key } = sellerKey("yandex", person.label);
    const { externalId } = await control<{ externalId: string }>("yandex", "orders", { sku, quantity: 1, key });
    const row = page.getByRole("row").filter({ hasText: externalId });
    await expect(row).toContainText(som(sale.price));
    await expect(row).toContainText("estimate");
    await findMail(person.email, (mail) => mail.text.includes(externalId));
    await row.getByRole("button", { name: "Confirm" }).click();
    await expect(row).toContainText("Ready to send");
    await keepScreen(page, "orders");
    await control("yandex", `orders/${externalId}/advance`, { to: "delivered", key });
    await expect(row).toContainText("Delivered");
    await expect(row).toContainText("settled");
    await stays();
    await row.getByRole("link").click();
  });

  await test.step("is profit computed", async () => {
    await expect
      .poll(() => readSums(panel(page, "The sum")))
      .toEqual([
        ["Revenue", exactSom(sale.price)],
        ["Cost", exactSom(-sale.cost)],
        ["Marketplace commission", exactSom(-sale.sale)],
        ["Delivery", exactSom(-sale.delivery)],
        ["Payment service", exactSom(-sale.payment)],
        ["SellerCloudX commission", exactSom(-sale.ours)],
        ["Profit", exactSom(sale.profit)],
      ]);
    await keepScreen(page, "order");
    await openPage(page, "/profit");
    await expect
      .poll(() => readSums(panel(page, "Total")))
      .toEqual([
        ["Revenue", exactSom(sale.price)],
        ["Cost", exactSom(-sale.cost)],
        ["Marketplace fees", exactSom(-sale.fees)],
        ["SellerCloudX commission", exactSom(-sale.ours)],
        ["Profit", exactSom(sale.profit)],
      ]);
    const byMarketplace = page
      .getByRole("table", { name: "By marketplace" })
      .getByRole("row", { name: /Yandex Market/ });
    await expect(byMarketplace.getByText(exactSom(sale.profit))).toBeInViewport();
    await expect(panel(page, "Owed to SellerCloudX")).toContainText(exactSom(sale.ours));
    await keepScreen(page, "profit");
    await openPage(page, "/dashboard");
    const tile = page.locator("div").filter({ has: page.getByRole("link", { name: "Profit today" }) });
    await expect(tile.last()).toContainText(som(sale.profit));
    await keepScreen(page, "dashboard");
  });

  await test.step("the night look of what was just read", async () => {
    await chooseTheme(page, "Dark");
    for (const name of ["dashboard", "orders", "profit"]) {
      await openPage(page, `/${name}`);
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await keepScreen(page, `${name}-dark`);
    }
  });
});

test("all four marketplaces are connected by their keys, and each card goes its own way", async ({ page, partner }) => {
  const label = partner.username.replace("seller-", "");
  await openPage(page, "/connections");
  for (const marketplace of ["uzum", "wildberries", "yandex", "ozon"] as const) {
    await connect(page, marketplace, label);
  }
  await keepScreen(page, "connections-all");

  await addProduct(page, { name: "Olma sharbati 1 litr", stock: 40, costSom: 12_900, photo: juicePhoto });
  for (const marketplace of ["wildberries", "yandex", "ozon"] as const) {
    await expectLane(page, marketplace, "Sizni kutmoqda");
  }
  // Uzum takes no cards over its API: there is a kit to copy from.
  await expectLane(page, "uzum", "Toʻplam tayyor");
  await keepScreen(page, "product-four-lanes");
  // Once the seller has agreed to the size nothing speaks against the cards, and they go out by themselves.
  await page.getByRole("button", { name: "Oʻlchamlarni tasdiqlash" }).click();
  for (const marketplace of ["wildberries", "yandex", "ozon"] as const) {
    await expectLane(page, marketplace, "Sotuvda");
  }
});
