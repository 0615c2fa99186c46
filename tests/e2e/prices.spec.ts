import { randomBytes, randomUUID } from "node:crypto";
import { query } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

/** A phone on sale at Uzum for 12 900 000 so'm, straight into the database: nothing of it is to be sent. */
async function insertPhone(partnerId: string): Promise<void> {
  const [connectionId, shopId, productId] = [randomUUID(), randomUUID(), randomUUID()];
  await query(
    databaseUrl(home),
    `with connection as (
       insert into marketplace_integrations (id, "partnerId", marketplace, "accountExternalId", "accountName",
         "webhookTokenHash", "webhookToken", "keyLastFour", "checkedAt", "updatedAt")
       values ($2::uuid, $1, 'uzum', ($2::uuid)::text, 'Telefonlar', $5, $5, '0000', now(), now())),
     shop as (
       insert into shops (id, "partnerId", "connectionId", "externalId", name, currency, "updatedAt")
       values ($3::uuid, $1, $2::uuid, ($3::uuid)::text, 'Telefonlar', 'UZS', now())),
     product as (
       insert into products (id, "partnerId", sku, name, "costMinor", "updatedAt")
       values ($4, $1, 'TEL-1', 'Telefon 256 GB', 900000000, now()))
     insert into listings (id, "partnerId", "productId", "connectionId", "shopId", sku, state, "rawState", "priceMinor",
       currency, "updatedAt")
     values (gen_random_uuid(), $1, $4, $2::uuid, $3::uuid, 'TEL-1', 'LIVE', 'live', 1290000000, 'UZS', now())`,
    [partnerId, connectionId, shopId, productId, randomBytes(32)],
  );
}

test("a price with two zeros forgotten is asked about before it leaves, and may be taken back", async ({
  page,
  partner,
}) => {
  await insertPhone(partner.partnerId);
  await openPage(page, "/prices");
  await expect(page.getByRole("heading", { name: "Narxlar", level: 1 })).toBeVisible();
  const price = page.getByRole("textbox", { name: /Telefon 256 GB: yangi narx/ });
  await price.fill("ming");
  await page.getByRole("button", { name: "Qoʻyish" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Narxni raqam bilan yozing" })).toBeVisible();
  await price.fill("129 000");
  await page.getByRole("button", { name: "Qoʻyish" }).click();
  const questions = page.getByRole("region", { name: "Narx boʻyicha savollar" });
  await expect(questions).toContainText(/Telefon 256 GB uchun 129\s000\ssoʻm/);
  await expect(questions).toContainText("30 foizdan koʻproq");
  await expect(questions).toContainText("(-99 %)");
  await keepScreen(page, "prices-question");
  await openPage(page, "/dashboard");
  await expect(page.getByRole("link", { name: "1 ta narx savoli javob kutmoqda" })).toBeVisible();
  await openPage(page, "/prices");
  await questions.getByRole("button", { name: "Eski narx qolsin" }).click();
  await expect(questions).toBeHidden();
  await expect(page.getByText(/12\s900\s000/).first()).toBeVisible();
});
