import type { Page } from "playwright/test";
import { fillRegistration, makePerson, signIn } from "./support/become-partner.ts";
import { findMail } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

const code = /\/_next\/static\/chunks\/.*\.js/;

/** Opens a page on a network so slow that it stands long before its code. Returns what lets the code come. */
async function openBare(page: Page, path: string): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route(code, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return held.resolve;
}

test("what is typed and pressed before the page's code has come counts", async ({ page }) => {
  const person = makePerson();
  await test.step("nothing typed into the registration is lost", async () => {
    const release = await openBare(page, "/partner-registration");
    await fillRegistration(page, person);
    release();
    await page.getByRole("button", { name: "Ariza yuborish" }).click();
    await expect(page).toHaveURL(/confirm-email/);
  });

  await test.step("a press confirms the address", async () => {
    const { text } = await findMail(person.email, (mail) => /\b\d{6}\b/.test(mail.text));
    const release = await openBare(page, page.url());
    await page.getByLabel("Xatdagi kod").fill(/\b\d{6}\b/.exec(text)?.[0] ?? "");
    await page.getByRole("button", { name: "Tasdiqlash" }).click();
    release();
    await expect(page.getByRole("status")).toContainText("Pochtangiz tasdiqlandi");
  });

  await test.step("a press signs in", async () => {
    await page.context().clearCookies({ name: "session" });
    const release = await openBare(page, "/login");
    await signIn(page, person);
    release();
    await expect(page).toHaveURL(/pending/);
  });
});
