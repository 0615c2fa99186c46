import { randomBytes } from "node:crypto";
import { query } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { signIn } from "./support/become-partner.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { findMail, home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test("a warehouse hand joins by the mail, sees the warehouse alone, and is out with one press", async ({
  page,
  browser,
  partner,
}) => {
  await query(databaseUrl(home), `update partners set "tariffKey" = 'professional' where id = $1`, [partner.partnerId]);
  const label = randomBytes(4).toString("hex");
  const hand = { username: `ombor-${label}`, email: `ombor-${label}@example.uz`, password: `Kech kuz ${label}` };

  await openPage(page, "/team");
  await page.getByRole("button", { name: "Taklif qilish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Xodimning pochtasi").fill(hand.email);
  await dialog.getByLabel("Roli").selectOption({ label: "Omborchi" });
  await keepScreen(page, "team-invite");
  await dialog.getByRole("button", { name: "Taklif yuborish" }).click();
  await expect(page.getByRole("region", { name: "Javob kutilayotgan takliflar" })).toContainText(hand.email);

  const { text } = await findMail(hand.email, (mail) => mail.text.includes("/invitation?token="));
  const [link = ""] = /http\S+\/invitation\?token=[\w-]{43}/.exec(text) ?? [];
  const other = await browser.newContext();
  const theirs = await other.newPage();
  await openPage(theirs, new URL(link).pathname + new URL(link).search);
  await keepScreen(theirs, "team-invitation");
  await theirs.getByLabel("Foydalanuvchi nomi").fill(hand.username);
  await theirs.getByLabel("Parol", { exact: true }).fill(hand.password);
  await theirs.getByRole("checkbox", { name: "qabul qilaman" }).check();
  await theirs.getByRole("button", { name: "Jamoaga qoʻshilish" }).click();
  await theirs.getByRole("link", { name: "Kirish" }).click();
  await signIn(theirs, hand);
  await theirs.waitForURL("**/dashboard");

  await openPage(theirs, "/orders");
  await expect(theirs.getByRole("heading", { name: "Buyurtmalar", level: 1 })).toBeVisible();
  for (const closed of ["/profit", "/team"]) {
    await openPage(theirs, closed);
    await expect(theirs.getByRole("heading", { name: "Bu sahifa sizga ochiq emas" })).toBeVisible();
  }

  await openPage(page, "/team");
  await page.getByRole("button", { name: `${hand.username}: boshqarish` }).click();
  await keepScreen(page, "team-manage");
  await page.getByRole("dialog").getByRole("button", { name: "Jamoadan chiqarish" }).click();
  await expect(page.getByText(`${hand.username} jamoadan chiqarildi`)).toBeVisible();
  await openPage(theirs, "/orders");
  await expect(theirs).toHaveURL(/\/login/);
  await other.close();
});

test("an invitation in Russian opens in Russian on a phone that has no language yet, and stays so", async ({
  page,
  browser,
  partner,
  baseURL,
}) => {
  await query(databaseUrl(home), `update partners set "tariffKey" = 'professional' where id = $1`, [partner.partnerId]);
  const email = `sklad-${randomBytes(4).toString("hex")}@example.uz`;
  await page.context().addCookies([{ name: "locale", value: "ru", url: baseURL ?? "" }]);
  await openPage(page, "/team");
  await page.getByRole("button", { name: "Пригласить", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Почта сотрудника").fill(email);
  await dialog.getByLabel("Роль").selectOption({ label: "Кладовщик" });
  await dialog.getByRole("button", { name: "Отправить приглашение" }).click();
  const { text } = await findMail(email, (mail) => mail.text.includes("/invitation?token="));
  const [link = ""] = /http\S+\/invitation\?token=\S+/.exec(text) ?? [];
  const other = await browser.newContext();
  const theirs = await other.newPage();
  await openPage(theirs, new URL(link).pathname + new URL(link).search);
  await expect(theirs.locator("html")).toHaveAttribute("lang", "ru");
  await openPage(theirs, "/login");
  await expect(theirs.locator("html")).toHaveAttribute("lang", "ru");
  await other.close();
});
