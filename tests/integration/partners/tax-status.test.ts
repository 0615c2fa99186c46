import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { estimateTax } from "@/lib/partners/estimate-tax";
import { getProfile } from "@/lib/partners/get-profile";
import { taxStatusSchema } from "@/lib/partners/profile-schema";
import { restoreTaxStatus, saveTaxStatus, withdrawTaxStatus } from "@/lib/partners/save-tax-status";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let own: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  own = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
});

const save = (validFrom: string, regime: string, more: Record<string, string> = {}) =>
  saveTaxStatus(own.partnerId, own.userId, taxStatusSchema.parse({ validFrom, regime, ...more }));

const list = async ({ partnerId } = own) => (await getProfile(partnerId, now)).taxStatuses;

const sell = (day: string, revenueMinor: number) =>
  query(
    urls.superuserUrl,
    `insert into analytics (id, "partnerId", day, marketplace, "revenueMinor", "updatedAt")
     values ($1, $2, $3, 'uzum', $4, now())`,
    [randomUUID(), own.partnerId, day, revenueMinor],
  );

test("each day is taxed as it was then: a later regime changes no day before it", async () => {
  await sell("2025-12-31", 999_999_900);
  await sell("2026-03-01", 100_000_000);
  await sell("2026-07-01", 50_000_000);
  await sell("2026-08-15", 30_000_000);
  expect(await estimateTax(own.partnerId, now)).toBeNull();
  // 1 % from 2026 on (Law ZRU-1108).
  await save("2026-01-01", "PERSONAL");
  expect(await estimateTax(own.partnerId, now)).toEqual({
    year: 2026,
    revenueMinor: 180_000_000n,
    taxMinor: 1_800_000n,
  });
  // General from July: those days hang on costs, and leave the sum.
  await save("2026-07-01", "GENERAL", { isVatPayer: "on", vatNumber: "3260 1000 1234" });
  expect(await estimateTax(own.partnerId, now)).toEqual({
    year: 2026,
    revenueMinor: 100_000_000n,
    taxMinor: 1_000_000n,
  });
  // A company's turnover at 4 %, from August.
  await save("2026-08-01", "TURNOVER");
  expect(await estimateTax(own.partnerId, now)).toEqual({
    year: 2026,
    revenueMinor: 130_000_000n,
    taxMinor: 2_200_000n,
  });
  expect(await getProfile(own.partnerId, now)).toMatchObject({ vatNumber: "326010001234" });
});

test("the newest of the past is in force, rates come from the dated table", async () => {
  await save("2025-05-01", "PERSONAL");
  await save("2027-01-01", "GENERAL", { isVatPayer: "on" });
  expect(await list()).toMatchObject([
    { validFrom: "2027-01-01", isFuture: true, isCurrent: false, rate: null, isVatPayer: true },
    { validFrom: "2025-05-01", isFuture: false, isCurrent: true, rate: 100, isVatPayer: false },
  ]);
});

test("the same day again takes the place of what was said, and the log has both", async () => {
  await save("2026-01-01", "GENERAL");
  await save("2026-01-01", "TURNOVER");
  expect(await list()).toMatchObject([{ regime: "TURNOVER" }]);
  const kept = await query(urls.superuserUrl, `select regime from tax_statuses where "partnerId" = $1`, [
    own.partnerId,
  ]);
  expect(kept).toHaveLength(2);
});

test("an entry is withdrawn and taken back, unless its day was given away", async () => {
  await save("2026-01-01", "TURNOVER");
  const [first] = await list();
  const id = first?.id ?? "";
  await withdrawTaxStatus(own.partnerId, id);
  expect(await list()).toEqual([]);
  await restoreTaxStatus(own.partnerId, id);
  expect(await list()).toHaveLength(1);
  await withdrawTaxStatus(own.partnerId, id);
  await save("2026-01-01", "GENERAL");
  await expect(restoreTaxStatus(own.partnerId, id)).rejects.toMatchObject({ code: "conflict" });
});

test("a company has no personal regime, and a person none of companies", async () => {
  await query(urls.superuserUrl, `update partners set "legalForm" = 'LLC' where id = $1`, [own.partnerId]);
  await expect(save("2026-01-01", "PERSONAL")).rejects.toMatchObject({ field: "regime" });
  await query(urls.superuserUrl, `update partners set "legalForm" = 'SELF_EMPLOYED' where id = $1`, [own.partnerId]);
  await expect(save("2026-01-01", "TURNOVER")).rejects.toMatchObject({ field: "regime" });
});

test("another partner's entry is not found", async () => {
  await save("2026-01-01", "TURNOVER");
  const id = (await list())[0]?.id ?? "";
  await expect(withdrawTaxStatus(neighbour.partnerId, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(restoreTaxStatus(neighbour.partnerId, id)).rejects.toMatchObject({ code: "not-found" });
  expect(await list(neighbour)).toEqual([]);
  expect(await list()).toHaveLength(1);
});
