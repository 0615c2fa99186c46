import { expect, test } from "vitest";
import { readFilters } from "@/lib/administration/partner-filters";
import { searchPartners } from "@/lib/administration/search-partners";
import { inAdmin, inPartner } from "@/lib/db/client";
import { hashPinfl, storeTaxNumber } from "@/lib/partners/stored-tax-number";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

const find = async (typed: string, more = "") => {
  const filters = readFilters(`${new URLSearchParams({ q: typed })}&${more}`);
  return (await searchPartners(filters, null)).partners.map(({ businessName }) => businessName);
};

/** A partner with a name of its own, so that the tests of this file do not find each other's. */
async function insertNamed(businessName: string, more: Record<string, unknown> = {}) {
  const partner = await insertPartner(urls.superuserUrl);
  const fields = { businessName, ...more };
  const sets = Object.keys(fields).map((name, index) => `"${name}" = $${index + 2}`);
  await query(urls.superuserUrl, `update partners set ${sets.join(", ")} where id = $1`, [
    partner.partnerId,
    ...Object.values(fields),
  ]);
  return partner;
}

test("a partner is found by name in either script, with a wrong keyboard layout and by parts", async () => {
  await insertNamed("Gulbahor Savdo MChJ");
  for (const typed of ["gulbahor", "Гулбаҳор", "пгдифрщк", "savdo gulb", "GULBAHOR  SAVDO"]) {
    expect(await find(typed), typed).toEqual(["Gulbahor Savdo MChJ"]);
  }
  expect(await find("gulbahor chinni")).toEqual([]);
});

test("a phone is found in any spelling and by its end, a STIR by its digits", async () => {
  await insertNamed("Telefonli", { phone: "998935554433", inn: "305556677" });
  for (const typed of ["+998 (93) 555-44-33", "93 555 44 33", "5554433", "4433", "305 556 677", "3055566"]) {
    expect(await find(typed), typed).toContain("Telefonli");
  }
});

test("a person's username and email lead to the partner, a new one at once", async () => {
  const { username, email, partnerId } = await insertNamed("Pochtali");
  expect(await find(username)).toEqual(["Pochtali"]);
  expect(await find(email)).toEqual(["Pochtali"]);
  await query(
    urls.superuserUrl,
    `insert into users (id, username, email, "passwordHash", role, "partnerId", "memberRole", "updatedAt")
     values (gen_random_uuid(), 'hisobchi-dilfuza', 'dilfuza@buxgalter.uz', 'none', 'PARTNER', $1, 'ACCOUNTANT', now())`,
    [partnerId],
  );
  expect(await find("dilfuza@buxgalter.uz")).toEqual(["Pochtali"]);
  expect(await find(partnerId)).toEqual(["Pochtali"]);
});

test("a PINFL is found by its keyed hash, whole and nothing less", async () => {
  const { partnerId } = await insertNamed("Yakka");
  const pinfl = "30101900123457";
  const { pinfl: sealed, pinflHash } = storeTaxNumber(partnerId, pinfl);
  await query(urls.superuserUrl, `update partners set pinfl = $2, "pinflHash" = $3 where id = $1`, [
    partnerId,
    sealed,
    pinflHash,
  ]);
  expect(hashPinfl(pinfl)).toEqual(pinflHash);
  expect(await find("3010190 0123457")).toEqual(["Yakka"]);
  expect(await find("3010190012345")).toEqual([]);
  const [row] = await query<{ words: string }>(
    urls.superuserUrl,
    `select words::text as words from partner_search where "partnerId" = $1`,
    [partnerId],
  );
  expect(row?.words ?? "").not.toContain("3010190");
});

test("filters narrow what is found, and pages follow each other without gaps or repeats", async () => {
  for (let count = 0; count < 30; count += 1) await insertNamed(`Qator ${count}`, { status: "SUSPENDED" });
  await query(urls.superuserUrl, `update partners set "createdAt" = date_trunc('minute', "createdAt")`);
  const filters = readFilters("q=qator&status=SUSPENDED");
  const first = await searchPartners(filters, null);
  const second = await searchPartners(filters, first.nextCursor);
  const ids = [...first.partners, ...second.partners].map(({ id }) => id);
  expect([first.partners.length, second.partners.length, second.nextCursor]).toEqual([25, 5, null]);
  expect(new Set(ids).size).toBe(30);
  expect(await find("qator", "status=PENDING")).toEqual([]);
  expect(await find("qator", "trouble=keys")).toEqual([]);
  expect(await find("qator", "tariff=business")).toEqual([]);
});

test("whatever is typed is only looked for", async () => {
  for (const typed of ["'", "\\", "a':* | 'b", "!!", "<->", "&", "\u0000", "\ud800", "%", "💥", "a".repeat(300)]) {
    expect(Array.isArray(await find(typed)), typed).toBe(true);
  }
});

test("partners neither read others' words nor write their own", async () => {
  const own = await insertNamed("Oʻziniki");
  const other = await insertNamed("Boshqaniki");
  await find("qator");
  const seen = await inPartner(own.partnerId, (db) => db.partnerSearch.findMany({ select: { partnerId: true } }));
  expect(seen).toEqual([{ partnerId: own.partnerId }]);
  const write = inPartner(own.partnerId, (db) =>
    db.partnerSearch.updateMany({ where: { partnerId: other.partnerId }, data: { isStale: true } }),
  );
  await expect(write).rejects.toThrow();
});

test("administration's role reads connections without a token and sees no goods, orders or sums", async () => {
  for (const what of [
    `"webhookToken" from marketplace_integrations`,
    `details from dead_letters`,
    `body from inbox_messages`,
    `detail from connection_alarms`,
    `* from products`,
    `* from orders`,
    `* from ledger_entries`,
    `* from connection_credentials`,
  ]) {
    await expect(
      inAdmin((db) => db.$queryRawUnsafe(`select ${what}`)),
      what,
    ).rejects.toThrow(/permission denied/);
  }
});
