import { expect, test, vi } from "vitest";
import { findPartners } from "@/lib/administration/find-partners";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

vi.mock("next-intl/server", () => ({ getTranslations: async () => (key: string) => key }));

const urls = useProductDatabase();

async function insertNamed(businessName: string) {
  const partner = await insertPartner(urls.superuserUrl);
  await query(urls.superuserUrl, `update partners set "businessName" = $2 where id = $1`, [
    partner.partnerId,
    businessName,
  ]);
  return partner;
}

test("the palette leads to a partner by name in any spelling, and says whose it is and how it stands", async () => {
  const { partnerId, username } = await insertNamed("Nilufar Gullari");
  const row = {
    id: partnerId,
    href: `/admin/partners/${partnerId}`,
    title: "Nilufar Gullari",
    detail: `${username} · APPROVED`,
  };
  for (const q of ["нилуфар", "ybkeafh", username]) {
    expect(await findPartners({ q }), q).toEqual([{ kind: "partners", rows: [row], nextAfter: null }]);
  }
});

test("the palette shows a few, and nothing for a single letter", async () => {
  for (let count = 0; count < 9; count += 1) await insertNamed(`Koʻpchilik ${count}`);
  expect((await findPartners({ q: "kopchilik" }))[0]?.rows).toHaveLength(8);
  expect(await findPartners({ q: " k " })).toEqual([]);
  expect((await findPartners({ q: "bunday hamkor yoq" }))[0]?.rows).toEqual([]);
});
