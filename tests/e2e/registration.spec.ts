import { query } from "../support/people.ts";
import { confirmEmail, fillRegistration, makePerson } from "./support/become-partner.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test("a newcomer is led to the first wrong field, loses nothing by a reload, and corrects a mistyped address", async ({
  page,
}) => {
  const person = makePerson();
  await page.goto("/partner-registration");
  await page.getByRole("button", { name: "Ariza yuborish" }).click();
  await expect(page.getByRole("radio", { name: "MChJ" })).toBeFocused();
  await expect(page.getByText("Faoliyat shaklini tanlang.")).toBeVisible();

  await fillRegistration(page, person);
  await expect(page.getByText("Bu nom boʻsh")).toBeVisible();
  const number = page.getByLabel("JSHSHIR");
  await number.fill("309376127");
  await number.blur();
  await expect(number).toHaveAccessibleDescription(/JSHSHIR 14 ta raqamdan iborat/);
  // Its check digit does not fit: asked about, not refused.
  await number.fill("3010 1990 1234 58");
  await number.blur();
  await expect(number).toHaveAccessibleDescription(/Oxirgi raqam hisobga mos kelmadi/);
  await expect(page.getByLabel("Telefon")).toHaveValue("+998 90 123 45 67");
  await keepScreen(page, "registration-checks");

  await page.reload();
  await expect(page.getByRole("radio", { name: "YTT" })).toBeChecked();
  await expect(page.getByLabel("Biznes nomi")).toHaveValue(person.businessName);
  await expect(page.getByLabel("Parol", { exact: true })).toHaveValue("");
  await expect(page.getByRole("checkbox", { name: "qabul qilaman" })).not.toBeChecked();
  await page.getByLabel("Parol", { exact: true }).fill("parol2026");
  await expect(page.getByRole("status").filter({ hasText: "Bu parolni topish oson" })).toBeVisible();
  await page.getByLabel("Parol", { exact: true }).fill(person.password);
  await page.getByLabel("Elektron pochta").fill(`xato-${person.email}`);
  await page.getByRole("checkbox", { name: "qabul qilaman" }).check();
  await page.getByRole("button", { name: "Ariza yuborish" }).click();

  await page.getByRole("link", { name: "Manzil xato boʻlsa, oʻzgartiring" }).click();
  await page.getByLabel("Elektron pochta").fill(person.email);
  await page.getByRole("button", { name: "Shu manzilga yuborish" }).click();
  await expect(page.getByText(`${person.email} manziliga`)).toBeVisible();
  await confirmEmail(page, person);
});

test("an owner whose terms changed accepts them before going on; the documents are open to anybody", async ({
  page,
  partner,
}) => {
  await query(databaseUrl(home), `update users set "termsVersion" = 0 where id = $1`, [partner.userId]);
  await page.goto("/orders");
  await expect(page).toHaveURL(/\/legal\/accept$/);
  await keepScreen(page, "accept-terms");
  await page.getByRole("button", { name: "Oʻqidim va qabul qilaman" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.goto("/orders");
  await expect(page).toHaveURL(/\/orders$/);

  await page.context().clearCookies();
  await page.goto("/legal");
  await page.getByRole("link", { name: "Ommaviy oferta" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ommaviy oferta");
});
