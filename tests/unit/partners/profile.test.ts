import { expect, test } from "vitest";
import { splitAccount } from "@/lib/partners/account-parts";
import { findBank } from "@/lib/partners/bank-directory";
import { measureCompleteness, type ProfileFacts } from "@/lib/partners/completeness";
import { documentsOf } from "@/lib/partners/documents";
import { bankSchema, legalSchema, taxStatusSchema } from "@/lib/partners/profile-schema";

const full: ProfileFacts = {
  businessName: "Zarina Savdo",
  phone: "998901234567",
  legalForm: "LLC",
  inn: "309376127",
  legalName: "Zarina Savdo MChJ",
  directorName: "Karimova Z.",
  legalAddress: "Toshkent",
  oked: "47910",
  passport: "",
  bankMfo: "01183",
  bankName: "Anorbank",
  bankAccount: "6001",
  taxStatus: "TURNOVER",
  vatNumber: "",
  isVatPayer: false,
};

test.each([
  // A company is asked for 95 points: all but passport and VAT number.
  ["everything", {}, 100, []],
  // 87 of 95.
  ["no MFO", { bankMfo: "" }, 91, ["bankMfo"]],
  // A VAT payer is asked for 100 points, and has 95.
  ["VAT without its number", { isVatPayer: true }, 95, ["vatNumber"]],
  // A person: no director, a passport instead; 90 of 95.
  ["a person without passport", { legalForm: "SOLE_PROPRIETOR" }, 94, ["passport"]],
  // The self-employed have no OKED; 86 of 91.
  ["self-employed", { legalForm: "SELF_EMPLOYED", oked: "" }, 94, ["passport"]],
  // Without a form neither director nor passport is asked for: 90 points, 86 there.
  ["no form", { legalForm: null }, 95, ["legalForm"]],
] as const)("completeness: %s", (_, more, percent, missing) => {
  const measured = measureCompleteness({ ...full, ...(more as Partial<ProfileFacts>) });
  expect(measured.percent).toBe(percent);
  expect(measured.missing.map(({ key }) => key)).toEqual(missing);
});

test("an empty profile is at nought, and names what is missing in the page's order", () => {
  const empty = Object.fromEntries(Object.keys(full).map((key) => [key, ""])) as unknown as ProfileFacts;
  const { percent, missing } = measureCompleteness({ ...empty, legalForm: null, isVatPayer: false });
  expect(percent).toBe(0);
  expect(missing[0]).toEqual({ key: "businessName", section: "business" });
});

test.each([
  ["01183", "20208000900123456001", true],
  ["01183", "2020 8000 9001 2345 6001", true],
  ["01183", "", true],
  ["1183", "20208000900123456001", false],
  ["", "20208000900123456001", false],
  ["0118a", "20208000900123456001", false],
  ["01183", "2020800090012345600", false],
])("MFO %j and account %j", (bankMfo, bankAccount, isRight) => {
  expect(bankSchema.safeParse({ bankMfo, bankName: "Anorbank", bankAccount }).success).toBe(isRight);
});

test.each([
  ["AA1234567", true],
  ["aa 1234567", true],
  ["", true],
  ["A1234567", false],
  ["AA123456", false],
  ["АА1234567", false], // Cyrillic letters that look the same
])("passport %j", (passport, isRight) => {
  expect(legalSchema.safeParse({ legalName: "", legalAddress: "", passport }).success).toBe(isRight);
});

test.each([
  ["2026-01-01", true],
  ["2026-02-29", false],
  ["2014-12-31", false],
  ["3026-01-01", false],
  ["01.01.2026", false],
])("a regime from %j", (validFrom, isRight) => {
  expect(taxStatusSchema.safeParse({ validFrom, regime: "TURNOVER" }).success).toBe(isRight);
});

test("an account number is split, and an unknown MFO is no fault", () => {
  expect(splitAccount("20208000900123456001")).toEqual({
    balance: "20208",
    currency: "000",
    check: "9",
    client: "00123456",
    serial: "001",
  });
  expect(splitAccount("2020800090012345600")).toBeNull();
  expect(findBank("01183")).toBe("Anorbank");
  expect(findBank("99999")).toBeNull();
});

test.each([
  ["LLC", ["companyCertificate", "directorOrder"], ["passport", "selfEmployedCertificate"]],
  ["SOLE_PROPRIETOR", ["proprietorCertificate", "passport"], ["directorOrder", "companyCertificate"]],
  ["SELF_EMPLOYED", ["selfEmployedCertificate", "passport"], ["vatCertificate", "directorOrder"]],
] as const)("the documents of a %s, and none of another form's", (form, asked, others) => {
  expect(documentsOf(form)).toEqual(expect.arrayContaining([...asked]));
  for (const other of others) expect(documentsOf(form)).not.toContain(other);
});
