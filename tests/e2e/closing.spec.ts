import { query } from "../support/people.ts";
import { openPage } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { expect, test } from "./support/test.ts";

test.skip(({ isMobile }) => !isMobile, "the way of a seller with a phone");

test("an owner closes the account, reads on and changes nothing, changes the mind, and works again", async ({
  page,
  partner,
}) => {
  const [row] = await query<{ businessName: string }>(
    databaseUrl(home),
    `select "businessName" from partners where id = $1`,
    [partner.partnerId],
  );
  const name = row?.businessName ?? "";
  await openPage(page, "/account/data");
  const panel = page.getByRole("region", { name: "Akkauntni yopish" });
  await expect(panel).toContainText("Buyurtmalar, yigʻimlar, qoldiq harakatlari va summalar ismsiz qoladi");
  await panel.locator("summary").click();
  const field = panel.getByRole("textbox", { name: /biznesingiz nomini yozing/ });
  const submit = panel.getByRole("button", { name: "Akkauntni yopish" });
  const banner = page.getByRole("complementary", { name: /dan keyin oʻchiriladi/ });

  await field.fill("Boshqa nom");
  await submit.click();
  await expect(panel.getByText("Bu biznesingizning nomi emas.")).toBeVisible();
  await expect(banner).toBeHidden();

  await field.fill(` ${name.toUpperCase()} `);
  await submit.click();
  await expect(banner).toBeVisible();
  await expect(panel).toContainText("Akkaunt yopilmoqda");
  await keepScreen(page, "closing");

  await openPage(page, "/orders");
  await expect(banner).toBeVisible();
  await openPage(page, "/products/new");
  await expect(page).toHaveURL(/\/account\/data/);

  await openPage(page, "/dashboard");
  await banner.getByRole("link", { name: "Akkauntni saqlab qolish" }).click();
  await panel.getByRole("button", { name: "Akkauntni saqlab qolish" }).click();
  await expect(banner).toBeHidden();
  await expect(panel.locator("summary")).toBeVisible();
  await openPage(page, "/products/new");
  await expect(page).toHaveURL(/\/products\/new/);
});
