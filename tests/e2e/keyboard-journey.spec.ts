import { hash } from "@node-rs/argon2";
import type { Locator, Page } from "playwright/test";
import { adminUsername } from "../../prisma/seed.ts";
import { insertPartner, query } from "../support/people.ts";
import { openPage, pressUntil } from "./support/alive.ts";
import { enterCode } from "./support/become-partner.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home, readSecrets } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => isMobile, "a phone has no keyboard");

const password = "olma anor uzum behi";

/** No mouse, no touch, no shortcut of the test's own: from where the focus stands, with Tab. */
async function tabTo(page: Page, target: Locator) {
  await target.waitFor();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** Anew in a field that has the focus. */
async function type(page: Page, text: string) {
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

async function goByPalette(page: Page, words: string, heading: string) {
  const field = page.getByRole("combobox");
  await pressUntil(page, ["Control+K"], field);
  await page.keyboard.type(words);
  await expect(page.getByRole("option", { selected: true })).toContainText(words);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
}

async function typeSignIn(page: Page, username: string, secret: string) {
  await openPage(page, "/login");
  await tabTo(page, page.getByLabel("Foydalanuvchi nomi yoki pochta"));
  await type(page, username);
  await tabTo(page, page.getByLabel("Parol", { exact: true }));
  await type(page, secret);
  await page.keyboard.press("Enter");
}

test("a seller signs in, goes to the profile by the palette, saves it and asks for help without a mouse", async ({
  page,
}) => {
  const { partnerId, userId, username } = await insertPartner(databaseUrl(home));
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await query(databaseUrl(home), 'update users set "passwordHash" = $1 where id = $2', [passwordHash, userId]);
  await typeSignIn(page, username, password);
  await expect(page.getByRole("heading", { name: "Bosh sahifa", level: 1 })).toBeVisible();

  await goByPalette(page, "Profil", "Profil");
  const business = page.getByRole("region", { name: "Biznes" });
  await tabTo(page, business.getByLabel("Biznes nomi"));
  await type(page, `Klaviatura ${username}`);
  await tabTo(page, business.getByRole("button", { name: "Saqlash" }));
  await page.keyboard.press("Space");
  await expect(page.getByText("Saqlandi")).toBeVisible();
  const [saved] = await query(databaseUrl(home), 'select "businessName" from partners where id = $1', [partnerId]);
  expect(saved).toEqual({ businessName: `Klaviatura ${username}` });

  const account = page.getByRole("button", { name: /^Hisob/ });
  await tabTo(page, account);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Yordam", exact: true }));
  await page.keyboard.press("Enter");
  const help = page.getByRole("dialog", { name: "Yordam va tugmalar" });
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(account).toBeFocused();
});

test("an administrator signs in with both steps, opens an application, sends it back and goes on without a mouse", async ({
  page,
}) => {
  const { partnerId } = await insertPartner(databaseUrl(home), { approved: false });
  // The oldest stands first in the queue.
  const sql = `update partners set "submittedAt" = '2020-01-01' where id = $1 returning "businessName"`;
  const [applicant] = await query<{ businessName: string }>(databaseUrl(home), sql, [partnerId]);
  const name = applicant?.businessName ?? "";
  const { adminPassword, adminAuthenticatorSeed } = readSecrets();
  await typeSignIn(page, adminUsername, adminPassword);
  await expect(page.getByLabel("Ilovadagi kod")).toBeFocused();
  await enterCode(page, { username: adminUsername, secret: adminAuthenticatorSeed }, async (_page, code) => {
    await tabTo(page, page.getByLabel("Ilovadagi kod"));
    await type(page, code);
    await page.keyboard.press("Enter");
  });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  await goByPalette(page, "Arizalar", "Hamkorlar");
  await tabTo(page, page.getByRole("navigation", { name: "Arizalar" }).getByRole("link", { name }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name })).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Arizani qaytarish" });
  await pressUntil(page, ["r"], dialog);
  await tabTo(page, dialog.getByRole("textbox", { name: "Sabab" }));
  await type(page, "STIR raqami hujjatdagiga mos emas.");
  await tabTo(page, dialog.getByRole("button", { name: "Sababni yuborish" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`${name} qaytarildi`)).toBeVisible();
  await goByPalette(page, "Tariflar", "Tariflar");
});

test("who puts a form away stands at the button that opened it", async ({ page, partner }) => {
  expect(partner.userId).not.toBe("");
  await openPage(page, "/connections");
  const opener = page.getByRole("button", { name: "Ozon: Ulash" });
  await tabTo(page, opener);
  const form = page.getByRole("form", { name: "Ozonga ulanish" });
  await pressUntil(page, ["Enter"], form);
  await expect(form.getByLabel("Client-Id")).toBeFocused();
  await tabTo(page, form.getByRole("button", { name: "Bekor qilish" }));
  await page.keyboard.press("Enter");
  await expect(opener).toBeFocused();
});
