import { expect, test } from "vitest";
import { checkField, findPasswordFault, isUsername } from "@/lib/partners/registration-checks";
import { registrationSchema } from "@/lib/partners/schema";

const good = {
  legalForm: "LLC",
  businessName: "Zarina Savdo",
  phone: "90 123 45 67",
  inn: "309376127",
  category: "home",
  email: "zarina@pochta.uz",
  username: "zarina",
  password: "olma anor behi",
  terms: "1",
};

const names = Object.keys(good);

test.each([
  [{}, {}],
  [{ legalForm: "" }, { legalForm: "legalFormNeeded" }],
  [{ businessName: " " }, { businessName: "businessNeeded" }],
  [{ businessName: "x".repeat(121) }, { businessName: "tooLong" }],
  [{ phone: "12" }, { phone: "phoneWrong" }],
  [{ inn: "" }, {}],
  [{ inn: "31210932040247" }, { inn: "stirWrong" }],
  [{ legalForm: "SELF_EMPLOYED" }, { inn: "pinflWrong" }],
  [{ legalForm: "SOLE_PROPRIETOR", inn: "3310 2932 0402 47" }, { inn: "innDate" }],
  [{ inn: "111 111 111" }, { inn: "stirSame" }],
  [{ legalForm: "SOLE_PROPRIETOR", inn: "53112990000000" }, { inn: "innDate" }],
  [{ legalForm: "SOLE_PROPRIETOR", inn: "30101990123458" }, {}],
  [{ category: "weapons" }, { category: "categoryNeeded" }],
  [{ email: "zarina@@pochta.uz" }, { email: "emailWrong" }],
  [{ username: "1zarina" }, { username: "usernameWrong" }],
  [{ password: "1234567" }, { password: "passwordShort" }],
  [{ password: "жа7".repeat(43) }, { password: "passwordLong" }],
  [{ terms: "" }, { terms: "termsNeeded" }],
  [
    { legalForm: "LLC", inn: "1", phone: "1", businessName: "" },
    { inn: "stirWrong", phone: "phoneWrong", businessName: "businessNeeded" },
  ],
])("%j: the browser and the server say the same", (more, faults) => {
  const form = { ...good, ...more };
  const seen = names.flatMap((name) => {
    const fault = checkField(name, form, new Date());
    return fault ? [[name, fault]] : [];
  });
  expect(Object.fromEntries(seen)).toEqual(faults);
  const issues = registrationSchema.safeParse(form).error?.issues ?? [];
  const said = issues.map(({ path, message }) => [path.join("."), message.replace("partners.", "")]);
  expect(Object.fromEntries(said)).toEqual(faults);
});

test.each([
  ["zarina", true],
  ["zarina.savdo-2_x", true],
  ["zar", true],
  ["za", false],
  ["z".repeat(30), true],
  ["z".repeat(31), false],
  ["zarína", false],
  ["zarina savdo", false],
])("username %s: %s", (username, isRight) => expect(isUsername(username)).toBe(isRight));

test("eight characters are eight, whatever their bytes", () => {
  expect(findPasswordFault("🍎🍎🍎🍎🍎🍎🍎")).toBe("passwordShort");
  expect(findPasswordFault("🍎🍐🍊🍋🍌🍉🍇🍓")).toBeNull();
});
