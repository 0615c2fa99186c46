import { randomUUID } from "node:crypto";
import { query } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

type Person = { partnerId: string; userId: string };

async function insertTold({ partnerId, userId }: Person, numbers: string[]): Promise<void> {
  for (const number of numbers) {
    const values = JSON.stringify({ number, marketplace: "uzum", totalSum: "19800000 UZS" });
    await query(
      databaseUrl(home),
      `insert into notifications (id, "partnerId", "userId", event, severity, "subjectId", "values", "isInBell")
       values ($1, $2, $3, 'orders.received', 'INFO', $4, $5, true)`,
      [randomUUID(), partnerId, userId, randomUUID(), values],
    );
  }
}

test("the bell counts what is not read, on every device at once, and the undo gives it back", async ({
  page,
  context,
  partner,
}) => {
  await insertTold(partner, ["1001", "1002", "1003"]);
  const other = await context.newPage();
  await openPage(other, "/orders");
  const bell = (name: string) => other.getByRole("link", { name: `Xabarnomalar: ${name}` });
  await expect(bell("3 ta oʻqilmagan")).toBeVisible();
  await openPage(page, "/notifications");
  const list = page.getByRole("list", { name: "Xabarnomalar roʻyxati" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await keepScreen(page, "notifications");

  await list.getByRole("button", { name: "Oʻqilgan deb belgilash", exact: true }).first().click();
  await expect(bell("2 ta oʻqilmagan")).toBeVisible();
  await page.getByRole("button", { name: "Hammasini oʻqilgan deb belgilash" }).click();
  await expect(bell("yangisi yoʻq")).toBeVisible();
  await expect(page.getByRole("button", { name: "Hammasini oʻqilgan deb belgilash" })).toHaveCount(0);
  await page.getByRole("button", { name: "Qaytarish" }).click();
  await expect(bell("2 ta oʻqilmagan")).toBeVisible();

  await openPage(page, "/notifications?show=unread");
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await openPage(page, "/notifications?area=connections");
  await page.getByRole("link", { name: "Hammasini koʻrsatish" }).click();
  await list
    .getByRole("link", { name: /^Oʻqilmagan: Yangi buyurtma: Uzum/ })
    .first()
    .click();
  await page.waitForURL(/\/orders\//);
  await expect(bell("1 ta oʻqilmagan")).toBeVisible();
});

test("what is switched off stays off, and what concerns security and money cannot be", async ({ page, partner }) => {
  expect(partner.userId).not.toBe("");
  await openPage(page, "/account/notifications");
  const orderMail = page.getByRole("checkbox", { name: "Yangi buyurtma: Pochta" });
  await expect(orderMail).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Kalit muddati tugayapti: Pochta" })).toHaveCount(0);
  await orderMail.uncheck();
  await page.getByLabel("Qanchalik tez-tez").selectOption("DAILY");
  await page.getByLabel("Kunlik xabar soati").selectOption("7");
  await page.getByRole("checkbox", { name: "Sokin vaqtda pochta va Telegramga yuborilmasin" }).check();
  await page.getByLabel("Boshlanishi").selectOption("8");
  await page.getByRole("button", { name: "Saqlash" }).click();
  await expect(page.getByLabel("Tugashi")).toHaveAccessibleDescription("Boshlanishi va tugashi har xil boʻlsin");
  await expect(page.getByLabel("Tugashi")).toBeFocused();
  await page.getByLabel("Boshlanishi").selectOption("23");
  await page.getByRole("button", { name: "Saqlash" }).click();
  await expect(page.getByText("Sozlamalar saqlandi")).toBeVisible();
  await page.reload();
  await expect(orderMail).not.toBeChecked();
  await expect(page.getByLabel("Kunlik xabar soati")).toHaveValue("7");
  await expect(page.getByLabel("Boshlanishi")).toHaveValue("23");
  await expect(page.getByLabel("Tugashi")).toHaveValue("8");
});
