import { fillRegistration, makePerson } from "./support/become-partner.ts";
import { openConnectForm } from "./support/connect.ts";
import { brokenPhoto, juicePhoto, oversizePhoto } from "./support/photos.ts";
import { keepScreen } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

test("a wrong key is refused in one sentence, and stays in its field", async ({ page, partner }) => {
  await page.goto("/connections");
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
  await page.goto("/products/new");
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
  await page.goto("/partner-registration");
  await fillRegistration(page, person);
  await page.getByRole("button", { name: "Ariza yuborish" }).click();
  const username = page.getByLabel("Foydalanuvchi nomi");
  await expect(username).toHaveAccessibleDescription(/Bu nom band. Boshqasini tanlang./);
  await expect(username).toBeFocused();
  await expect(page.getByLabel("Biznes nomi")).toHaveValue(person.businessName);
  await expect(page.getByLabel("Parol", { exact: true })).toHaveValue(person.password);
  await keepScreen(page, "username-taken");

  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.getByLabel("Название бизнеса")).toHaveValue(person.businessName);
  await page.getByLabel("Пароль", { exact: true }).fill(person.password);
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
