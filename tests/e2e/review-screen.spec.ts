import { randomUUID } from "node:crypto";
import type { Page } from "playwright/test";
import { insertPartner, query } from "../support/people.ts";
import { openPage, pressUntil } from "./support/alive.ts";
import { keepScreen } from "./support/screens.ts";
import { databaseUrl, signInAdministrator } from "./support/sign-in.ts";
import { home } from "./support/surroundings.ts";
import { test as base, expect } from "./support/test.ts";

const reason = "STIR raqami hujjatdagiga mos emas.";

type Applicant = { partnerId: string; name: string };

/** A waiting application that stands first in the queue, behind those of the places before it. */
async function insertApplicant(place: number): Promise<Applicant> {
  const { partnerId } = await insertPartner(databaseUrl(home), { approved: false });
  const sql = `update partners set "submittedAt" = '2001-01-01'::date + $2::int where id = $1 returning "businessName"`;
  const [row] = await query<{ businessName: string }>(databaseUrl(home), sql, [partnerId, place]);
  return { partnerId, name: row?.businessName ?? "" };
}

/** An administrator on `page`, and two who wait before anybody else, as long as the test lasts. */
const test = base.extend<{ waiting: [Applicant, Applicant] }>({
  waiting: async ({ context, baseURL }, provide) => {
    await signInAdministrator(context, { origin: baseURL ?? "" });
    const [first, second] = [await insertApplicant(0), await insertApplicant(1)];
    await provide([first, second]);
    const leave = `update partners set status = 'REJECTED' where id = any ($1) and status = 'PENDING'`;
    await query(databaseUrl(home), leave, [[first.partnerId, second.partnerId]]);
  },
});

test.skip(({ isMobile }) => isMobile, "the work of an administrator at a desk");

const statusOf = async (partnerId: string) => {
  const sql = "select status::text from partners where id = $1";
  return (await query<{ status: string }>(databaseUrl(home), sql, [partnerId]))[0]?.status;
};

/** What a colleague's press on another machine leaves in the database. */
async function approveAsColleague(partnerId: string): Promise<string> {
  const [id, name] = [randomUUID(), `hamkasb-${randomUUID().slice(0, 8)}`];
  await query(
    databaseUrl(home),
    `insert into users (id, username, email, "passwordHash", role, "disabledAt", "updatedAt")
     values ($1, $2, $3, 'none', 'ADMIN', now(), now())`,
    [id, name, `${name}@example.uz`],
  );
  await query(databaseUrl(home), `update partners set status = 'APPROVED', approved = true where id = $1`, [partnerId]);
  const review = `insert into partner_reviews (id, "partnerId", decision, "actorId") values (gen_random_uuid(), $1, 'APPROVED', $2)`;
  await query(databaseUrl(home), review, [partnerId, id]);
  return name;
}

async function openAt(page: Page, partnerId: string, name: string) {
  await openPage(page, `/admin/partners?tab=PENDING&id=${partnerId}`);
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

async function askToReject(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Arizani qaytarish" });
  await pressUntil(page, ["r"], dialog);
  return dialog;
}

test("a reason that is being typed outlives the dialog, and a colleague's decision", async ({
  page,
  context,
  waiting,
}) => {
  const [first, second] = waiting;
  await openPage(page, "/admin/partners");
  // What is shown is named by the address from then on.
  await expect(page).toHaveURL(new RegExp(first.partnerId));
  await expect(page.getByRole("heading", { name: first.name })).toBeVisible();
  const dialog = await askToReject(page);
  const field = dialog.getByRole("textbox", { name: "Sabab" });
  await field.fill(reason);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("r");
  await expect(field).toHaveValue(reason);

  const name = await approveAsColleague(first.partnerId);
  const other = await context.newPage();
  await other.setViewportSize({ width: 1440, height: 900 });
  await openAt(other, second.partnerId, second.name);
  await other.getByRole("button", { name: "Tasdiqlash" }).click();
  await expect(other.getByText(`${second.name} tasdiqlandi`)).toBeVisible();

  await expect(dialog.getByRole("status")).toContainText(name);
  await expect(field).toHaveValue(reason);
  await expect(dialog.getByRole("button", { name: "Sababni yuborish" })).toBeHidden();
  await keepScreen(page, "overtaken");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: first.name })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: name })).toBeVisible();
  await expect(page.getByRole("button", { name: "Toʻxtatish" })).toBeHidden();
});

test("an approval is undone from its toast, and the application stands where it stood", async ({ page, waiting }) => {
  const [first] = waiting;
  await openAt(page, first.partnerId, first.name);
  await page.getByRole("button", { name: "Tasdiqlash" }).click();
  await expect(page.getByText(`${first.name} tasdiqlandi`)).toBeVisible();
  await keepScreen(page, "approval-undo");
  await page.getByRole("button", { name: "Bekor qilish" }).click();
  await expect(page.getByText(`${first.name}: tasdiq qaytarib olindi`)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(first.partnerId));
  await expect(page.getByRole("button", { name: "Tasdiqlash" })).toBeVisible();
  expect(await statusOf(first.partnerId)).toBe("PENDING");
});

test("a second press does not approve the application that has just come to stand there", async ({ page, waiting }) => {
  const [first, second] = waiting;
  await page.clock.install();
  await openAt(page, first.partnerId, first.name);
  const approve = page.getByRole("button", { name: "Tasdiqlash" });
  await askToReject(page);
  await page.keyboard.press("Escape");
  await page.clock.pauseAt(Date.now() + 600_000);
  await page.getByRole("link", { name: "Keyingisi" }).click();
  await expect(page.getByRole("heading", { name: second.name })).toBeVisible();
  await expect(approve).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("a");
  await page.clock.runFor(700);
  await expect(approve).not.toHaveAttribute("aria-disabled");
  expect(await statusOf(second.partnerId)).toBe("PENDING");
  await page.keyboard.press("a");
  await expect.poll(() => statusOf(second.partnerId)).toBe("APPROVED");
});
