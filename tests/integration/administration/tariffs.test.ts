import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { tariffVersionSchema } from "@/lib/administration/schema";
import { addTariffVersion, changePartnerTariff, listTariffs } from "@/lib/administration/tariffs";
import { listAdministratorIds } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { findTerms } from "@/lib/orders/page-repository";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
let adminId: string;
let partner: NewPartner;

beforeEach(async () => {
  adminId = (await listAdministratorIds())[0] ?? "";
  partner = await insertPartner(urls.superuserUrl);
});

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const version = (more: Record<string, string>) =>
  tariffVersionSchema.parse({
    tariffKey: "basic",
    validFrom: dayFromNow(3),
    monthlyPrice: "250 000",
    commission: "1,25",
    products: "300",
    aiCredits: "300",
    seats: "4",
    ...more,
  });

test("a new version begins on a day to come, and what is in force stays as it was", async () => {
  const before = (await listTariffs()).find(({ key }) => key === "basic");
  await addTariffVersion(adminId, version({}));
  const after = (await listTariffs()).find(({ key }) => key === "basic");
  expect(after?.versions.map(({ state }) => state)).toEqual(["coming", "current"]);
  expect(after?.versions[0]).toMatchObject({ monthlyPriceMinor: 250_000_00n, commissionBasisPoints: 125 });
  expect(after?.versions[1]).toEqual(before?.versions[0]);
  await expect(addTariffVersion(adminId, version({}))).rejects.toMatchObject({
    messageKey: "administration.versionTaken",
  });
  const change = query(urls.ownerUrl, `update tariff_versions set "commissionBasisPoints" = 1`);
  await expect(change).rejects.toThrow(/only added to/);
});

test("a day that has begun, a sum that is none and a rate above all reason are refused", () => {
  for (const wrong of [
    { validFrom: dayFromNow(-1) },
    { validFrom: "tomorrow" },
    { monthlyPrice: "-1" },
    { monthlyPrice: "1e9" },
    { commission: "50,01" },
    { commission: "0,125" },
    { seats: "2,5" },
    { tariffKey: "x'; drop" },
  ]) {
    expect(() => version(wrong), JSON.stringify(wrong)).toThrow();
  }
});

test("a changed tariff holds from now on; sales from before keep the rate of then", async () => {
  const { partnerId } = partner;
  const connectionId = randomUUID();
  await query(
    urls.superuserUrl,
    `insert into marketplace_integrations (id, "partnerId", marketplace, "accountExternalId", "accountName",
       "webhookTokenHash", "webhookToken", "keyLastFour", "checkedAt", "updatedAt")
     values ($1, $2, 'ozon', $3, 'Shop', $4, $4, '0000', now(), now())`,
    [connectionId, partnerId, randomUUID(), randomBytes(32)],
  );
  const terms = async () => (await inPartner(partnerId, (db) => findTerms(partnerId, connectionId, db)))?.tariffs ?? [];
  const rateAt = (tariffs: Awaited<ReturnType<typeof terms>>, at: Date) =>
    (tariffs.findLast(({ validFrom }) => validFrom <= at) ?? tariffs[0])?.commissionBasisPoints;
  expect(rateAt(await terms(), new Date())).toBe(300);

  await changePartnerTariff(adminId, partnerId, "business");
  const between = new Date();
  await changePartnerTariff(adminId, partnerId, "professional");
  const now = await terms();
  expect(rateAt(now, new Date("2026-05-01"))).toBe(300);
  expect(rateAt(now, between)).toBe(40);
  expect(rateAt(now, new Date(Date.now() + 1_000))).toBe(80);
  expect(rateAt(now, new Date("2020-01-01"))).toBe(300);

  const [told] = await query<{ count: number }>(
    urls.superuserUrl,
    `select count(*)::int as count from notifications where "partnerId" = $1 and event = 'tariffs.changed'`,
    [partnerId],
  );
  const log = await query(
    urls.superuserUrl,
    `select before, after from audit_log where "partnerId" = $1 and action = 'tariffs.partner-changed' order by "createdAt", id`,
    [partnerId],
  );
  expect(told?.count).toBe(2);
  expect(log).toEqual([
    { before: { tariff: "free_starter" }, after: { tariff: "business" } },
    { before: { tariff: "business" }, after: { tariff: "professional" } },
  ]);
});

test("two changes at once follow each other, and the same tariff again is refused", async () => {
  const { partnerId } = partner;
  await Promise.allSettled([
    changePartnerTariff(adminId, partnerId, "basic"),
    changePartnerTariff(adminId, partnerId, "business"),
  ]);
  const rows = await query<{ tariffKey: string }>(
    urls.superuserUrl,
    `select "tariffKey" from partner_tariffs where "partnerId" = $1 order by "validFrom"`,
    [partnerId],
  );
  expect(rows[0]).toEqual({ tariffKey: "free_starter" });
  expect(rows).toHaveLength(3);
  const current = rows.at(-1)?.tariffKey ?? "";
  await expect(changePartnerTariff(adminId, partnerId, current)).rejects.toMatchObject({ code: "conflict" });
  await expect(changePartnerTariff(adminId, partnerId, "unknown")).rejects.toMatchObject({ code: "not-found" });
  await expect(changePartnerTariff(adminId, randomUUID(), "basic")).rejects.toMatchObject({ code: "not-found" });
});
