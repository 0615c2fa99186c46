import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { expireRegistrations } from "@/lib/partners/expire-registrations";
import { findApplicant } from "@/lib/partners/find-applicant";
import { isUsernameFree } from "@/lib/partners/is-username-free";
import { registerPartner } from "@/lib/partners/register-partner";
import { registrationSchema } from "@/lib/partners/schema";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

async function register(days: number, set = "") {
  const username = `zarina-${randomUUID().slice(0, 8)}`;
  const form = registrationSchema.parse({
    username,
    email: `${username}@example.uz`,
    password: "olma anor behi",
    legalForm: "LLC",
    businessName: "Zarina Savdo",
    phone: "901234567",
    inn: "",
    category: "home",
    terms: "1",
  });
  const { userId } = await registerPartner(form, { locale: "ru", address: null, userAgent: "A browser" });
  const sql = `update users set "createdAt" = now() - make_interval(days => $1) ${set} where id = $2
    returning "partnerId"::text as "partnerId"`;
  const [row] = await query<{ partnerId: string }>(urls.superuserUrl, sql, [days, userId]);
  return { username, partnerId: row?.partnerId ?? "" };
}

const statusOf = async (partnerId: string) => (await findApplicant(partnerId))?.status;

test("a registration whose address nobody confirmed in a week frees its username and leaves the queue, once", async () => {
  const { username, partnerId } = await register(8);
  expect(await expireRegistrations()).toEqual({ expired: 1 });
  expect(await isUsernameFree(username)).toBe(true);
  const applicant = await findApplicant(partnerId);
  expect(applicant).toMatchObject({ status: "REJECTED", owner: { email: `${username}@example.uz` } });
  expect(applicant?.reviews[0]).toMatchObject({
    decision: "REJECTED",
    by: null,
    reason: expect.stringContaining("7 дней"),
  });
  const audit = `select actor::text from audit_log where "partnerId" = $1 and action = 'partners.expired'`;
  expect(await query(urls.superuserUrl, audit, [partnerId])).toEqual([{ actor: "SYSTEM" }]);
  expect(await expireRegistrations()).toEqual({ expired: 0 });
});

test.each([
  ["a young one", 6, ""],
  ["a confirmed one", 30, `, "emailVerifiedAt" = now()`],
  ["one that was approved all the same", 30, `, "isActive" = true`],
  ["a suspended one", 30, `, "suspendedAt" = now()`],
])("%s stays as it is", async (_, days, set) => {
  const { username, partnerId } = await register(days, set);
  expect(await expireRegistrations()).toEqual({ expired: 0 });
  expect(await isUsernameFree(username)).toBe(false);
  expect(await statusOf(partnerId)).toBe("PENDING");
});
