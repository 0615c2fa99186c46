import type { Locator, Page } from "playwright/test";
import { query } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

/** What changes something on each page. */
const offers: Record<string, (page: Page) => Locator> = {
  "/products": (page) => page.getByRole("main").getByRole("link", { name: "Mahsulot qoʻshish" }),
  "/orders": (page) => page.getByRole("button", { name: "Yangilash" }),
  "/connections": (page) => page.getByRole("button", { name: "Uzum: Ulash" }),
  "/team": (page) => page.getByRole("button", { name: "Taklif qilish" }),
};

test("a suspended partner reads every page, and is offered nothing that would be refused", async ({
  page,
  partner,
}) => {
  await query(databaseUrl(home), `update partners set "tariffKey" = 'professional' where id = $1`, [partner.partnerId]);
  for (const [path, find] of Object.entries(offers)) {
    await openPage(page, path);
    await expect(find(page).first(), path).toBeVisible();
  }
  await query(
    databaseUrl(home),
    `with stopped as (update users set "isActive" = false, "suspendedAt" = now() where "partnerId" = $1)
     update partners set status = 'SUSPENDED' where id = $1`,
    [partner.partnerId],
  );
  for (const [path, find] of Object.entries(offers)) {
    await openPage(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(find(page), path).toHaveCount(0);
    await keepScreen(page, `suspended${path.replace("/", "-")}`);
  }
  await openPage(page, "/orders");
  await expect(page.getByRole("checkbox")).toBeDisabled();
  await openPage(page, "/manager");
  await expect(
    page.getByRole("group", { name: "Kartochkalarda mustaqillik" }).getByRole("radio").first(),
  ).toBeDisabled();
});
