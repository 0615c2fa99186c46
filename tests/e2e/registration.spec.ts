import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright/test";
import { query } from "../support/people.ts";
import { openPage, waitUntilAlive } from "./support/alive.ts";
import { confirmEmail, fillRegistration, makePerson } from "./support/become-partner.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl, signInNewPartner } from "./support/sign-in.ts";
import { findMail, home, sellerKey } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test("a newcomer is led to the first wrong field, loses nothing by a reload, and corrects a mistyped address", async ({
  page,
}) => {
  const person = makePerson();
  await openPage(page, "/partner-registration");
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
  const phone = page.getByLabel("Telefon");
  await expect(phone).toHaveValue("+998 90 123 45 67");
  await phone.fill("12 123 45 67");
  await phone.blur();
  await expect(phone).toHaveAccessibleDescription(/operator kodi bizga notanish/);
  await phone.fill("90 123 45 67");
  await expect(phone).not.toHaveAccessibleDescription(/notanish/);
  await phone.blur();
  await keepScreen(page, "registration-checks");

  // What was put back is put back again: putting it back keeps the whole of it.
  for (const _ of ["a reload", "another"]) {
    await page.reload();
    await waitUntilAlive(page);
    await expect(page.getByRole("radio", { name: "YTT" })).toBeChecked();
    await expect(page.getByLabel("Biznes nomi")).toHaveValue(person.businessName);
    await expect(page.getByLabel("Telefon")).toHaveValue(/90.*123.*45.*67/);
    await expect(page.getByLabel("JSHSHIR")).toHaveValue("3010 1990 1234 58");
    await expect(page.getByLabel("Nima sotasiz")).toHaveValue("food");
    await expect(page.getByLabel("Elektron pochta")).toHaveValue(person.email);
    await expect(page.getByLabel("Foydalanuvchi nomi")).toHaveValue(person.username);
  }
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
  await openPage(page, "/orders");
  await expect(page).toHaveURL(/\/legal\/accept$/);
  await keepScreen(page, "accept-terms");
  await page.getByRole("button", { name: "Oʻqidim va qabul qilaman" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await openPage(page, "/orders");
  await expect(page).toHaveURL(/\/orders$/);

  await page.context().clearCookies();
  await openPage(page, "/legal");
  await page.getByRole("link", { name: "Ommaviy oferta" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ommaviy oferta");
});

test("a correction is checked field by field, and survives a reload", async ({ page, baseURL }) => {
  const { partnerId } = await signInNewPartner(page.context(), { origin: baseURL ?? "" }, { approved: false });
  const url = databaseUrl(home);
  const rejected = `update partners set status = 'REJECTED', "rejectReason" = 'Nomni toʻliq yozing' where id = $1`;
  await query(url, rejected, [partnerId]);
  const told = `insert into partner_reviews (id, "partnerId", decision, reason) values ($1, $2, 'REJECTED', 'Nom')`;
  await query(url, told, [randomUUID(), partnerId]);
  await openPage(page, "/pending");
  await page.getByRole("radio", { name: "MChJ" }).check();
  await page.getByLabel("Biznes nomi").fill("Zarina Savdo MChJ");
  await page.getByLabel("STIR").fill("30 12");
  await page.getByLabel("STIR").blur();
  await expect(page.getByLabel("STIR")).toHaveAccessibleDescription(/9 ta raqamdan iborat/);

  for (const _ of ["a reload", "another"]) {
    await page.reload();
    await waitUntilAlive(page);
    await expect(page.getByRole("radio", { name: "MChJ" })).toBeChecked();
    await expect(page.getByLabel("Biznes nomi")).toHaveValue("Zarina Savdo MChJ");
    await expect(page.getByLabel("STIR")).toHaveValue("30 12");
  }
  await page.getByRole("button", { name: "Qayta yuborish" }).click();
  await expect(page.getByLabel("STIR")).toBeFocused();
  await page.getByLabel("STIR").fill("301 234 567");
  await page.getByRole("button", { name: "Qayta yuborish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Arizangiz koʻrib chiqilmoqda");
});

test("whoever waits tries a marketplace's key: what it opens is told, and nothing is kept", async ({
  page,
  baseURL,
}) => {
  const { partnerId, username } = await signInNewPartner(
    page.context(),
    { origin: baseURL ?? "" },
    { approved: false },
  );
  await openPage(page, "/pending");
  await page.getByRole("link", { name: "Marketpleys kalitini tekshirish" }).click();
  await page.getByRole("radio", { name: "Ozon" }).check();
  const { key, clientId } = sellerKey("ozon", username);
  await page.getByLabel("Client-Id").fill(clientId ?? "");
  await page.getByLabel("API kalit").fill("notogri-kalit");
  await page.getByRole("button", { name: "Kalitni tekshirish" }).click();
  await expect(page.getByLabel("API kalit")).toHaveAccessibleDescription(/qabul qilmadi/);
  await page.getByLabel("API kalit").fill(key);
  await page.getByRole("button", { name: "Kalitni tekshirish" }).click();
  const answer = page.getByRole("status").filter({ hasText: "Ozon bu kalitni qabul qildi" });
  await expect(answer).toContainText("Kalit saqlanmadi");
  await keepScreen(page, "key-check");
  const kept = await query(databaseUrl(home), `select id from marketplace_integrations where "partnerId" = $1`, [
    partnerId,
  ]);
  expect(kept).toEqual([]);
});

/** Registers on `page`, and presses the mail's link on another phone. */
async function confirmElsewhere(page: Page, browser: Browser, baseURL: string | undefined) {
  const person = makePerson();
  await openPage(page, "/partner-registration");
  await fillRegistration(page, person);
  await page.getByRole("button", { name: "Ariza yuborish" }).click();
  await expect(page).toHaveURL(/confirm-email/);
  const { text } = await findMail(person.email, (mail) => mail.text.includes("token="));
  const other = await browser.newPage();
  await openPage(other, `${baseURL}/confirm-email?token=${/token=([\w-]+)/.exec(text)?.[1]}`);
  await other.getByRole("button", { name: "Tasdiqlash" }).click();
  await expect(other).toHaveURL(/login/);
  await other.close();
}

test("an address confirmed by the link on another phone leads on the page that is being looked at", async ({
  page,
  browser,
  baseURL,
}) => {
  await confirmElsewhere(page, browser, baseURL);
  await expect(page).toHaveURL(/\/login\?notice=confirmed/);
});

test("an address confirmed by the link on another phone leads this one on as soon as it is come back to", async ({
  page,
  browser,
  baseURL,
}) => {
  // Nothing of the page goes on by itself.
  await page.addInitScript(() => {
    window.setInterval = (() => 0) as unknown as typeof setInterval;
  });
  await confirmElsewhere(page, browser, baseURL);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page).toHaveURL(/\/login\?notice=confirmed/);
});
