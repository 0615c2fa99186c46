import { beforeEach, expect, test } from "vitest";
import { unsealField } from "@/lib/crypto/secret-box";
import { getProfile } from "@/lib/partners/get-profile";
import { saveProfile } from "@/lib/partners/save-profile";
import { profileSchema } from "@/lib/partners/schema";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
let own: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  own = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
});

const account = "20208000900123456001";
const makeForm = (more: Record<string, string> = {}) =>
  profileSchema.parse({
    businessName: "Zarina Savdo",
    phone: "998901234567",
    legalName: "YTT Karimova Zarina",
    legalAddress: "Toshkent, Chilonzor 5",
    bankName: "Kapitalbank",
    bankMfo: "01158",
    bankAccount: "2020 8000 9001 2345 6001",
    ...more,
  });

const readSealed = async ({ partnerId }: NewPartner) =>
  (
    await query<{ bankAccount: Buffer | null }>(urls.superuserUrl, `select "bankAccount" from partners where id = $1`, [
      partnerId,
    ])
  )[0]?.bankAccount;

test("the account number is stored sealed, shown by its end, and kept by an empty field", async () => {
  await saveProfile(own.partnerId, makeForm());
  const sealed = await readSealed(own);
  expect(sealed?.toString("latin1")).not.toContain("20208");
  expect(unsealField(sealed as Buffer, `v1|partner|${own.partnerId}|bankAccount`)).toBe(account);
  expect(() => unsealField(sealed as Buffer, `v1|partner|${neighbour.partnerId}|bankAccount`)).toThrow();

  await saveProfile(own.partnerId, makeForm({ bankAccount: "", bankName: "Ipak Yoʻli" }));
  const profile = await getProfile(own.partnerId);
  expect(profile).toMatchObject({ bankAccountEnd: "6001", bankName: "Ipak Yoʻli", bankMfo: "01158" });
  expect(JSON.stringify(profile)).not.toContain(account);
});

test("a partner's profile is that partner's alone", async () => {
  await saveProfile(own.partnerId, makeForm());
  expect(await getProfile(neighbour.partnerId)).toMatchObject({ bankAccountEnd: null, legalName: "" });
  await expect(getProfile("00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({ code: "not-found" });
});
