import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { openWindowAsAdministrator } from "./support/sign-in.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => isMobile, "the work of an administrator at a desk");

test("an administrator shuts a partner's person out with a reason, and takes it back at once", async ({
  page,
  partner,
  browser,
  baseURL,
}) => {
  const admin = await openWindowAsAdministrator(browser, { origin: baseURL ?? "" });
  await openPage(admin, `/admin/partners/${partner.partnerId}`);
  const name = `${partner.username}: kirishni yopish`;
  const dialog = admin.getByRole("dialog", { name });
  await admin.getByRole("button", { name }).click();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText("Bu oxirgi ega")).toBeVisible();
  await dialog.getByRole("button", { name: "Kirishni yopish" }).click();
  await expect(dialog.getByText("Sababni yozing")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Sabab" }).fill("Hisob egallab olingan");
  await keepScreen(admin, "admin-person");
  await dialog.getByRole("button", { name: "Kirishni yopish" }).click();
  await expect(admin.getByText("biz yopganmiz")).toBeVisible();
  await admin.getByRole("button", { name: "Qaytarish" }).click();
  await expect(admin.getByText("biz yopganmiz")).toBeHidden();
  await expect(admin.getByRole("button", { name })).toBeVisible();

  // Signing in works again; what was open stays closed.
  await openPage(page, "/dashboard");
  await expect(page).toHaveURL(/\/login/);
  await admin.context().close();
});
