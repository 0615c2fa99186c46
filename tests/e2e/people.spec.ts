import { randomBytes } from "node:crypto";
import type { Page } from "playwright/test";
import { makeCode } from "../../local/authenticator/codes.ts";
import { query } from "../support/people.ts";
import { openPage, waitUntilAlive } from "./support/alive.ts";
import {
  approve,
  confirmEmail,
  fillRegistration,
  findApplication,
  makePerson,
  openAdminWindow,
  signIn,
} from "./support/become-partner.ts";
import { keepScreen, watchReloads } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { findMail, home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => !isMobile, "the way of a seller with a phone");

const reason = "Мы не смогли дозвониться по указанному телефону.";

async function speak(page: Page, locale: "uz" | "ru" | "en") {
  await page.context().addCookies([{ name: "locale", value: locale, url: page.url() }]);
  await page.reload();
  await waitUntilAlive(page);
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
}

test("a seller is turned down with a reason, corrects, is approved live, secures the account, and a member with fewer rights is refused", async ({
  browser,
  page,
}) => {
  const person = makePerson();
  const admin = await openAdminWindow(browser);

  await test.step("registers in Uzbek, and confirms by the mailed code", async () => {
    await openPage(page, "/partner-registration");
    await fillRegistration(page, person);
    await page.getByRole("button", { name: "Ariza yuborish" }).click();
    await confirmEmail(page, person);
    await signIn(page, person);
    await expect(page.getByRole("heading", { name: "Arizangiz koʻrib chiqilmoqda" })).toBeVisible();
  });

  await test.step("looks at the demo while waiting, and leaves it", async () => {
    await page.getByRole("button", { name: "Namunani ochish" }).click();
    await page.waitForURL("**/dashboard");
    await expect(page.getByText("barcha raqamlar oʻylab topilgan")).toBeVisible();
    await keepScreen(page, "demo");
    await page.getByRole("button", { name: "Namunadan chiqish" }).click();
    await page.waitForURL("**/pending");
  });

  await test.step("reads the reason in Russian on the open page, corrects, and sends again", async () => {
    await speak(page, "ru");
    const stays = await watchReloads(page);
    await (await findApplication(admin, person.businessName)).click();
    await admin.getByRole("button", { name: "Вернуть", exact: true }).click();
    const dialog = admin.getByRole("dialog", { name: "Вернуть заявку" });
    await dialog.getByRole("textbox", { name: "Причина" }).fill(reason);
    await expect(dialog.getByRole("figure")).toContainText(reason);
    await dialog.getByRole("button", { name: "Отправить причину" }).click();
    await expect(page.getByRole("heading", { name: "Заявку нужно исправить" })).toBeVisible();
    await expect(page.getByText(reason).first()).toBeVisible();
    await keepScreen(page, "rejected");
    const { text } = await findMail(person.email, (mail) => mail.text.includes(reason));
    expect(text).toContain("/pending");
    await page.getByLabel("Телефон").fill("97 765 43 21");
    await page.getByRole("button", { name: "Отправить ещё раз" }).click();
    await expect(page.getByRole("heading", { name: "Ваша заявка на рассмотрении" })).toBeVisible();
    await stays();
  });

  await test.step("is approved while the page is open", async () => {
    await openPage(admin, "/admin/partners");
    await approve(admin, person);
    await page.waitForURL("**/dashboard");
  });

  await test.step("fills in the profile in English", async () => {
    await openPage(page, "/profile");
    await speak(page, "en");
    await page.getByLabel("Legal name").fill("YTT Karimova Zarina");
    await page.getByRole("region", { name: "Legal details" }).getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await keepScreen(page, "profile");
  });

  await test.step("switches the second factor on", async () => {
    await openPage(page, "/account/second-factor");
    await page.getByRole("button", { name: "Switch it on" }).click();
    await expect(page.getByRole("img", { name: "QR code for the authenticator" })).toBeVisible();
    const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
    await page.getByLabel("Code from the app", { exact: true }).fill(makeCode(secret));
    await page.getByRole("button", { name: "Switch it on" }).click();
    await page.getByRole("button", { name: "I have kept the codes" }).click();
    await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  });

  await test.step("invites an accountant, who reads the profit and is refused the team", async () => {
    await query(
      databaseUrl(home),
      `update partners set "tariffKey" = 'professional' where id = (select "partnerId" from users where username = $1)`,
      [person.username],
    );
    const label = randomBytes(4).toString("hex");
    const accountant = {
      username: `hisob-${label}`,
      email: `hisob-${label}@example.uz`,
      password: `Kuz bahor ${label}`,
    };
    await openPage(page, "/team");
    await page.getByRole("button", { name: "Invite", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Their email").fill(accountant.email);
    await dialog.getByLabel("Role").selectOption({ label: "Accountant" });
    await dialog.getByRole("button", { name: "Send the invitation" }).click();
    const { text } = await findMail(accountant.email, (mail) => mail.text.includes("/invitation?token="));
    const [link = ""] = /http\S+\/invitation\?token=[\w-]{43}/.exec(text) ?? [];

    const theirs = await (await browser.newContext()).newPage();
    await openPage(theirs, new URL(link).pathname + new URL(link).search);
    await theirs.getByLabel("Foydalanuvchi nomi").fill(accountant.username);
    await theirs.getByLabel("Parol", { exact: true }).fill(accountant.password);
    await theirs.getByRole("checkbox", { name: "qabul qilaman" }).check();
    await theirs.getByRole("button", { name: "Jamoaga qoʻshilish" }).click();
    await theirs.getByRole("link", { name: "Kirish" }).click();
    await signIn(theirs, accountant);
    await theirs.waitForURL("**/dashboard");
    await openPage(theirs, "/profit");
    await expect(theirs.getByRole("heading", { name: "Foyda", level: 1 })).toBeVisible();
    await openPage(theirs, "/team");
    await expect(theirs.getByRole("heading", { name: "Bu sahifa sizga ochiq emas" })).toBeVisible();
    await theirs.context().close();
  });
});
