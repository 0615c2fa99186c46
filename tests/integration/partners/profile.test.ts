import { beforeEach, expect, test } from "vitest";
import { unsealField } from "@/lib/crypto/secret-box";
import { getProfile } from "@/lib/partners/get-profile";
import { businessSchema, legalSchema } from "@/lib/partners/profile-schema";
import { saveBusiness } from "@/lib/partners/save-business";
import { saveLegal } from "@/lib/partners/save-legal";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const pinfl = "31210932040247";
const passport = "AA1234567";
let own: NewPartner;
let waiting: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  own = await insertPartner(urls.superuserUrl);
  waiting = await insertPartner(urls.superuserUrl, { approved: false });
  neighbour = await insertPartner(urls.superuserUrl);
});

const read = ({ partnerId }: NewPartner) => getProfile(partnerId, new Date());

const makeForm = (more: Record<string, string> = {}) =>
  legalSchema.parse({
    legalForm: "SOLE_PROPRIETOR",
    inn: pinfl,
    legalName: "YTT Karimova Zarina",
    legalAddress: "Toshkent, Chilonzor 5",
    oked: "47910",
    passport: "aa 1234567",
    ...more,
  });

const readRow = async ({ partnerId }: NewPartner) => {
  const [row] = await query<Record<string, Buffer | string | null>>(
    urls.superuserUrl,
    "select * from partners where id = $1",
    [partnerId],
  );
  return row ?? {};
};

const readLog = ({ partnerId }: NewPartner) =>
  query(urls.superuserUrl, `select action, before, after from audit_log where "partnerId" = $1 order by "createdAt"`, [
    partnerId,
  ]);

test("a person's numbers are stored sealed and hashed, shown by their ends, and kept by empty fields", async () => {
  await saveLegal(waiting.partnerId, makeForm());
  const row = await readRow(waiting);
  expect(row.inn).toBeNull();
  expect(unsealField(row.passport as Buffer, `v1|partner|${waiting.partnerId}|passport`)).toBe(passport);
  expect(() => unsealField(row.passport as Buffer, `v1|partner|${neighbour.partnerId}|passport`)).toThrow();
  expect([row.pinflHash, row.passportHash].every((hash) => (hash as Buffer).length === 32)).toBe(true);

  await saveLegal(waiting.partnerId, makeForm({ inn: "", passport: "", legalName: "YTT Zarina" }));
  const profile = await read(waiting);
  expect(profile).toMatchObject({ taxNumber: "•••• 0247", passportEnd: "567", legalName: "YTT Zarina", stir: "" });
  const seen = JSON.stringify([profile, await readLog(waiting)]);
  expect(seen).not.toContain(pinfl);
  expect(seen).not.toContain(passport);
  expect(await readLog(waiting)).toMatchObject([
    { action: "profile.legal-changed", after: { passport: "•••• 567", taxNumber: "•••• 0247" } },
    {
      action: "profile.legal-changed",
      before: { legalName: "YTT Karimova Zarina" },
      after: { legalName: "YTT Zarina" },
    },
  ]);
});

test("the form decides which number is meant, and what an administrator approved stands", async () => {
  const wrong = makeForm({ legalForm: "LLC" });
  await expect(saveLegal(waiting.partnerId, wrong)).rejects.toMatchObject({ field: "inn" });
  const company = makeForm({ legalForm: "LLC", inn: "309 376 127", directorName: "Karimov A." });
  await saveLegal(own.partnerId, company);
  expect(await read(own)).toMatchObject({ stir: "309376127", legalForm: "LLC", isIdentityLocked: true });

  await expect(saveLegal(own.partnerId, makeForm({ legalForm: "LLC", inn: "301234567" }))).rejects.toMatchObject({
    messageKey: "profile.identityLocked",
  });
  await expect(saveLegal(own.partnerId, makeForm())).rejects.toMatchObject({ messageKey: "profile.identityLocked" });
  const { legalForm: _, inn: __, ...rest } = company;
  await saveLegal(own.partnerId, { ...rest, legalName: "Zarina Savdo MChJ" });
  expect(await read(own)).toMatchObject({ stir: "309376127", legalName: "Zarina Savdo MChJ" });
});

test("what did not change is not logged", async () => {
  const form = businessSchema.parse({ businessName: "Zarina Savdo", phone: "90 123-45-67", category: "home" });
  await saveBusiness(own.partnerId, form);
  await saveBusiness(own.partnerId, form);
  expect(await readLog(own)).toHaveLength(1);
  expect(await read(own)).toMatchObject({ businessName: "Zarina Savdo", phone: "998901234567" });
});

test("a partner's profile is that partner's alone", async () => {
  await saveLegal(own.partnerId, makeForm());
  expect(await read(neighbour)).toMatchObject({ taxNumber: null, passportEnd: "", legalName: "" });
  await expect(getProfile("00000000-0000-4000-8000-000000000000", new Date())).rejects.toMatchObject({
    code: "not-found",
  });
});
