import { startProduct } from "../support/product.ts";
import { openPage } from "./support/alive.ts";
import { fillRegistration, makePerson } from "./support/become-partner.ts";
import { openConnectForm } from "./support/connect.ts";
import { openDatabase } from "./support/database.ts";
import { brokenPhoto, juicePhoto, oversizePhoto } from "./support/photos.ts";
import { keepScreen } from "./support/screens.ts";
import { signInNewPartner } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test("a wrong key is refused in one sentence, and stays in its field", async ({ page, partner }) => {
  await openPage(page, "/connections");
  const form = await openConnectForm(page, "yandex");
  const typed = `ACMA:${partner.username}-is-no-key`;
  await form.getByLabel("API kalit").fill(typed);
  await form.getByRole("button", { name: "Tekshirish va ulash" }).click();
  await expect(form.getByRole("alert")).toHaveText(
    "Marketpleys bu kalitni qabul qilmadi. Toʻliq nusxalanganini va oʻchirilmaganini tekshiring.",
  );
  await expect(form.getByLabel("API kalit")).toHaveValue(typed);
  await keepScreen(page, "wrong-key");
});

test("photos too large or broken are refused in one sentence; what was typed and the next photo count", async ({
  page,
  partner,
}) => {
  await openPage(page, "/products/new");
  await page.getByLabel("Nomi").fill(`Olma sharbati ${partner.username}`);
  await page.getByLabel("Qoldiq").fill("7");
  const photo = page.getByLabel("Surat", { exact: true });
  await photo.setInputFiles(oversizePhoto());
  await expect(photo).toHaveAccessibleDescription(/Surat 15 MB dan katta. Kichikroq surat tanlang./);
  await photo.setInputFiles(brokenPhoto());
  await expect(photo).toHaveAccessibleDescription(/Surat fayli buzilgan. Qayta oling yoki boshqasini tanlang./);
  await keepScreen(page, "broken-photo");
  await photo.setInputFiles(juicePhoto);
  await expect(page.getByText("Surat saqlandi")).toBeAttached();
  await expect(photo).toHaveAccessibleDescription("JPEG, PNG yoki WebP, 15 MB gacha");
  await expect(page.getByLabel("Nomi")).toHaveValue(`Olma sharbati ${partner.username}`);
  await expect(page.getByLabel("Qoldiq")).toHaveValue("7");
});

test("a username that is taken is said to be, in the visitor's language, and nothing typed is lost", async ({
  page,
  partner,
}) => {
  const person = { ...makePerson(), username: partner.username };
  await page.context().clearCookies();
  await openPage(page, "/partner-registration");
  await fillRegistration(page, person);
  await page.getByRole("button", { name: "Ariza yuborish" }).click();
  const username = page.getByLabel("Foydalanuvchi nomi");
  await expect(username).toHaveAccessibleDescription(/Bu nom band. Boshqasini tanlang./);
  await expect(username).toBeFocused();
  await expect(page.getByText("Bu nom band. Boshqasini tanlang.")).toHaveCount(1);
  const box = page.getByRole("alert").filter({ hasText: "Ayrim maydonlarni tekshirish kerak." });
  await expect(box.getByRole("link", { name: "Foydalanuvchi nomi" })).toBeVisible();
  await expect(page.getByLabel("Biznes nomi")).toHaveValue(person.businessName);
  await expect(page.getByLabel("Parol", { exact: true })).toHaveValue(person.password);
  await keepScreen(page, "username-taken");

  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.getByLabel("Название бизнеса")).toHaveValue(person.businessName);
  await page.getByLabel("Пароль", { exact: true }).fill(person.password);
  await page.getByRole("checkbox", { name: "Принимаю" }).check();
  await page.getByRole("button", { name: "Отправить заявку" }).click();
  await expect(page.getByLabel("Имя пользователя")).toHaveAccessibleDescription(/Это имя занято/);
});

test("a push to an address that nobody has is answered 404 in JSON", async ({ request }) => {
  for (const path of ["yandex/no-such-token", "yandex/no-such-token/notification", "ozon/no-such-token", "ebay/x"]) {
    const answer = await request.post(`/api/webhooks/${path}`, { data: { notificationType: "PING" } });
    expect(answer.status(), path).toBe(404);
    expect(await answer.json(), path).toEqual({ error: "not found" });
  }
});

test("while the database is away a click gets one sentence; once it is back the same click goes through", async ({
  context,
  isMobile,
  page,
}) => {
  test.skip(isMobile, "a product of its own has to start: once is enough");
  const product = await startProduct("e2e-database");
  const database = openDatabase(product.home);
  try {
    await signInNewPartner(context, product);
    // Nobody rings: the open page looks for news by itself, also while there is nobody to answer.
    await page.routeWebSocket(/./, (socket) => socket.close());
    await openPage(page, `${product.origin}/products/new`);
    const name = page.getByLabel("Nomi");
    await name.fill("Olma sharbati 1 litr");
    await page.getByLabel("Qoldiq").fill("40");
    await page.getByLabel("Bir donasining tannarxi").fill("12900");
    await page.getByLabel("Surat", { exact: true }).setInputFiles(juicePhoto);
    await expect(page.getByText("Surat saqlandi")).toBeAttached();

    await database.stop();
    const send = page.getByRole("button", { name: "Qoʻshish", exact: true });
    await send.click();
    const sentence =
      "Maʼlumotlar bazasi hozir javob bermayapti. Hech narsa yoʻqolmadi, birozdan soʻng qayta urinib koʻring.";
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(name).toHaveValue("Olma sharbati 1 litr");
    await expect(page.getByLabel("Qoldiq")).toHaveValue("40");
    await keepScreen(page, "database-away");
    await page.waitForResponse((answer) => answer.url().endsWith("/api/pulse") && answer.status() === 503);
    await expect(name).toHaveValue("Olma sharbati 1 litr");
    const other = await context.newPage();
    await openPage(other, `${product.origin}/products`);
    await expect(other.getByRole("alert").filter({ hasText: "Maʼlumotlar bazasi javob bermayapti" })).toBeVisible();
    await keepScreen(other, "database-away-page");

    await database.start();
    await other.getByRole("button", { name: "Qayta urinish" }).click();
    await expect(other.getByRole("heading", { name: "Mahsulotlar", level: 1 })).toBeVisible();
    await expect(async () => {
      await send.click();
      await expect(page.getByRole("heading", { name: "Olma sharbati 1 litr", level: 1 })).toBeVisible({
        timeout: 5_000,
      });
    }).toPass();
  } finally {
    await product.close();
    await database.stop();
  }
});
