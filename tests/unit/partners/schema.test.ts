import { expect, test } from "vitest";
import { rejectionSchema } from "@/lib/partners/review-schema";
import { registrationSchema } from "@/lib/partners/schema";

const good = {
  username: "Zarina.Savdo",
  email: "ZARINA@Pochta.uz",
  password: "olma anor behi",
  businessName: "  Zarina Savdo ",
  phone: "90 123 45 67",
  legalForm: "LLC",
  inn: "",
  category: "home",
  terms: "1",
};

/** The keys of the sentences, by field. */
function faultsOf(more: Record<string, unknown>) {
  const result = registrationSchema.safeParse({ ...good, ...more });
  return Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));
}

test("a good form is brought into one shape", () => {
  expect(registrationSchema.parse(good)).toEqual({
    username: "zarina.savdo",
    email: "zarina@pochta.uz",
    password: "olma anor behi",
    businessName: "Zarina Savdo",
    phone: "998901234567",
    legalForm: "LLC",
    inn: null,
    category: "home",
    terms: 1,
  });
});

test.each([
  [{ username: "ab" }, { username: "partners.usernameWrong" }],
  [{ username: "1zarina" }, { username: "partners.usernameWrong" }],
  [{ username: "зарина" }, { username: "partners.usernameWrong" }],
  [{ username: "za@rina" }, { username: "partners.usernameWrong" }],
  [{ email: "zarina@@pochta.uz" }, { email: "partners.emailWrong" }],
  [{ email: "a@b.uz＠c.uz" }, { email: "partners.emailWrong" }],
  [{ password: "1234567" }, { password: "partners.passwordShort" }],
  [{ password: "Password1" }, { password: "partners.passwordCommon" }],
  [{ password: "SellerCloudX" }, { password: "partners.passwordCommon" }],
  [{ password: "aaaaaaaaaaaa" }, { password: "partners.passwordCommon" }],
  [{ password: "жа7".repeat(43) }, { password: "partners.passwordLong" }],
  [{ businessName: "   " }, { businessName: "partners.businessNeeded" }],
  [{ phone: "12" }, { phone: "partners.phoneWrong" }],
  [{ inn: "123" }, { inn: "partners.stirWrong" }],
  [{ legalForm: "SELF_EMPLOYED", inn: "309376127" }, { inn: "partners.pinflWrong" }],
  [{ legalForm: "SOLE_PROPRIETOR", inn: "33102932040247" }, { inn: "partners.innDate" }],
  [{ legalForm: "GUILD" }, { legalForm: "partners.legalFormNeeded" }],
  [{ terms: undefined }, { terms: "partners.termsNeeded" }],
  [{ terms: "" }, { terms: "partners.termsNeeded" }],
  [{ terms: "99" }, { terms: "partners.termsChanged" }],
  [{ password: "zarina.savdo1" }, { password: "partners.passwordOwn" }],
  [{ category: "weapons" }, { category: "partners.categoryNeeded" }],
])("%j is refused: %j", (more, faults) => expect(faultsOf(more)).toEqual(faults));

test("a long password of many letters is not cut", () => {
  const password = `${"uzoq parol ".repeat(11)}1234567`;
  expect([...password]).toHaveLength(128);
  expect(registrationSchema.parse({ ...good, password }).password).toBe(password);
});

test.each([
  { businessName: "a\0b" },
  { businessName: "\ud800" },
  { businessName: { not: "x" } },
  { username: ["a", "b"] },
  { password: "olma\0anor behi" },
  { partnerId: "00000000-0000-4000-8000-000000000000" },
  { approved: "true" },
])("%j is refused", (more) => expect(registrationSchema.safeParse({ ...good, ...more }).success).toBe(false));

test("a rejection needs a reason", () => {
  const partnerId = "00000000-0000-4000-8000-000000000000";
  expect(rejectionSchema.safeParse({ partnerId, reason: " " }).success).toBe(false);
  expect(rejectionSchema.safeParse({ partnerId, reason: "STIR" }).success).toBe(true);
  expect(rejectionSchema.safeParse({ partnerId: "1", reason: "STIR" }).success).toBe(false);
});
