import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { findPartnerStory } from "@/lib/administration/get-partner-story";
import { deleteView, listViews, saveView } from "@/lib/administration/saved-views";
import { listAdministratorIds } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { announceApproval } from "@/lib/partners/announce-approval";
import { approvePartner } from "@/lib/partners/review-partner";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
let adminId: string;
beforeEach(async () => {
  adminId = (await listAdministratorIds())[0] ?? "";
});

test("a partner's story counts what is there and says nothing of what it is", async () => {
  const { partnerId, username } = await insertPartner(urls.superuserUrl, { approved: false });
  const other = await insertPartner(urls.superuserUrl);
  await approvePartner(adminId, partnerId);
  const approval = `select id from partner_reviews where "partnerId" = $1`;
  const [review] = await query<{ id: string }>(urls.superuserUrl, approval, [partnerId]);
  await announceApproval(partnerId, review?.id ?? "");
  for (const owner of [partnerId, partnerId, other.partnerId]) {
    await query(
      urls.superuserUrl,
      `insert into products (id, "partnerId", sku, name, "costMinor", "updatedAt")
       values (gen_random_uuid(), $1, gen_random_uuid()::text, 'MAXFIY TOVAR', 100, now())`,
      [owner],
    );
  }
  const story = await findPartnerStory(partnerId);
  expect(story).toMatchObject({
    status: "APPROVED",
    figures: { products: 2, orders: 0, lastOrderAt: null },
    people: [{ username, memberRole: "OWNER" }],
    reviews: [{ decision: "APPROVED" }],
    told: [{ event: "review.approved" }],
    waiting: { failedJobs: 0, letters: 0 },
  });
  expect(JSON.stringify(story)).not.toContain("MAXFIY");
  expect(await findPartnerStory(randomUUID())).toBeNull();
});

test("figures are administration's alone", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const ask = inPartner(partnerId, (db) => db.$queryRaw`select * from partner_figures(${partnerId}::uuid)`);
  await expect(ask).rejects.toThrow(/permission denied/);
});

test("a view is kept under its name, without anything that the page does not know, and is one's own", async () => {
  await saveView(adminId, { name: "Kalitsizlar", query: "trouble=keys&evil=1&q=" });
  await saveView(adminId, { name: "Kalitsizlar", query: "trouble=keys&status=APPROVED" });
  const [view] = await listViews(adminId);
  expect(view).toMatchObject({ name: "Kalitsizlar", query: "status=APPROVED&trouble=keys" });
  const stranger = (await insertPartner(urls.superuserUrl)).userId;
  await expect(deleteView(stranger, view?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
  await deleteView(adminId, view?.id ?? "");
  expect(await listViews(adminId)).toEqual([]);
  for (let count = 0; count < 20; count += 1) await saveView(adminId, { name: `Koʻrinish ${count}`, query: "" });
  await expect(saveView(adminId, { name: "Ortiqcha", query: "" })).rejects.toMatchObject({ code: "conflict" });
});
