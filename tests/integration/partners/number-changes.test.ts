import { beforeEach, expect, test } from "vitest";
import { legalSchema } from "@/lib/partners/profile-schema";
import { resubmitApplication } from "@/lib/partners/resubmit-application";
import { saveLegal } from "@/lib/partners/save-legal";
import { applicationSchema } from "@/lib/partners/schema";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const tooOften = { code: "too-many", messageKey: "partners.numberTooOften", field: "inn" };
const companies = ["304567891", "305678912", "306789123", "307891234", "308912345", "309123456"];
const [one = "", other = ""] = companies;
let applicant: NewPartner;

beforeEach(async () => {
  applicant = await insertPartner(urls.superuserUrl, { approved: false });
});

const save = (inn: string, { partnerId } = applicant, legalForm = "LLC") =>
  saveLegal(partnerId, legalSchema.parse({ legalForm, inn, legalName: "Zarina Savdo", legalAddress: "Toshkent" }));

async function resend(inn: string) {
  await query(urls.superuserUrl, `update partners set status = 'REJECTED' where id = $1`, [applicant.partnerId]);
  const form = { legalForm: "LLC", businessName: "Zarina Savdo", phone: "901234567", inn, category: "home" };
  await resubmitApplication(applicant.partnerId, applicant.userId, applicationSchema.parse(form));
}

const readNumber = async () =>
  (
    await query<{ inn: string | null }>(urls.superuserUrl, "select inn from partners where id = $1", [
      applicant.partnerId,
    ])
  )[0]?.inn;

test("of five numbers a day one learns whether they are known; the sixth is not even stored", async () => {
  for (const inn of companies.slice(0, 5)) await save(inn);
  await expect(save(companies[5] ?? "")).rejects.toMatchObject({ ...tooOften, values: { hours: 5 } });
  expect(await readNumber()).toBe(companies[4]);
  await save(companies[4] ?? "");
  await save(one, await insertPartner(urls.superuserUrl, { approved: false }));
});

test("sending the application again counts with it, and a person's number like a company's", async () => {
  await save("52902200000015", applicant, "SELF_EMPLOYED");
  await save("31210932040247", applicant, "SELF_EMPLOYED");
  await resend(one);
  await resend(other);
  await resend(one);
  await expect(resend(other)).rejects.toMatchObject(tooOften);
  expect(await readNumber()).toBe(one);
  await resend(one);
});

test("saving the rest of the form, however often, costs nothing; nor does a number that does not fit", async () => {
  await save(one);
  for (let press = 0; press < 8; press += 1) await save(one);
  await expect(save("12345")).rejects.toMatchObject({ code: "invalid", field: "inn" });
  for (const inn of [other, one, other, one]) await save(inn);
  await expect(save(other)).rejects.toMatchObject(tooOften);
});
