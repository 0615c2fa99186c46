import { openPage } from "./support/alive.ts";
import { confirmEmail, fillRegistration, makePerson, signIn } from "./support/become-partner.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => !isMobile, "the way of a seller with a phone");

test("whoever knows the password corrects a mistyped address on another phone too", async ({
  page,
  browser,
  baseURL,
}) => {
  const person = makePerson();
  await openPage(page, "/partner-registration");
  await fillRegistration(page, { ...person, email: `xato-${person.email}` });
  await page.getByRole("button", { name: "Ariza yuborish" }).click();
  await expect(page).toHaveURL(/confirm-email/);

  const other = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await openPage(other, "/login");
  await signIn(other, person);
  await other.getByRole("link", { name: "Pochtani tasdiqlash" }).click();
  await expect(other.getByText(`xato-${person.email}`)).toBeVisible();
  await other.getByRole("link", { name: "Manzil xato boʻlsa, oʻzgartiring" }).click();
  await other.getByLabel("Elektron pochta").fill(person.email);
  await other.getByRole("button", { name: "Shu manzilga yuborish" }).click();
  await confirmEmail(other, person);
});
