import { describe, expect, test } from "vitest";
import { applicationTone, waitOf } from "@/lib/partners/application-age";
import { listDuplicates, type Namesake } from "@/lib/partners/application-hints";
import { compareApplications, readChanges } from "@/lib/partners/compare-applications";
import { isDisposableEmail } from "@/lib/partners/disposable-email";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test.each([
  [0, "neutral"],
  [3.99, "neutral"],
  [4, "info"],
  [24, "info"],
  [24.01, "attention"],
  [48, "attention"],
  [48.01, "danger"],
  [400, "danger"],
])("an application that has waited %s hours is %s", (hours, tone) => {
  expect(applicationTone(ago(hours), now)).toBe(tone);
});

const minute = 60_000;
test.each([
  [0, Math.floor, "minutes", 1],
  [59.9 * minute, Math.floor, "minutes", 59],
  [60 * minute, Math.floor, "hours", 1],
  [47.9 * 60 * minute, Math.floor, "hours", 47],
  [48 * 60 * minute, Math.floor, "days", 2],
  [61 * minute, Math.ceil, "hours", 2],
  [59.2 * minute, Math.ceil, "hours", 1],
  [12.2 * minute, Math.ceil, "minutes", 13],
])("%s ms are said in few words", (ms, round, unit, count) => {
  expect(waitOf(ms, round)).toEqual({ unit, count });
});

describe("what two applications have in common", () => {
  const hash = (text: string) => new Uint8Array(Buffer.from(text));
  const own = {
    email: "zarina@example.uz",
    phone: "998901234567",
    inn: "301234567",
    pinflHash: null,
    bankAccountHash: null,
    registeredFrom: "203.0.113.7",
    registeredWith: "Firefox",
  };
  const other = (more: Partial<Namesake>): Namesake => ({
    ...{ id: "1", businessName: "Boshqa", status: "APPROVED" },
    ...{ email: null, phone: "998900000000", inn: null, pinflHash: null, bankAccountHash: null },
    ...{ registeredFrom: null, registeredWith: null },
    ...more,
  });
  const kinds = (mine: Partial<typeof own> & { pinflHash?: null }, theirs: Partial<Namesake>) =>
    listDuplicates({ ...own, ...mine }, [other(theirs)]).map(({ kind }) => kind);

  test.each<[string, Partial<Namesake>, string[]]>([
    ["nothing", {}, []],
    ["the STIR", { inn: "301234567" }, ["taxNumber"]],
    ["the address, confirmed there", { email: "zarina@example.uz" }, ["email"]],
    ["the phone", { phone: "998901234567" }, ["phone"]],
    ["the network alone", { registeredFrom: "203.0.113.7", registeredWith: "Chrome" }, ["network"]],
    ["network and browser", { registeredFrom: "203.0.113.7", registeredWith: "Firefox" }, ["device"]],
    ["the browser alone", { registeredWith: "Firefox" }, []],
    ["several", { inn: "301234567", phone: "998901234567" }, ["taxNumber", "phone"]],
  ])("%s", (_, theirs, found) => {
    expect(kinds({}, theirs)).toEqual(found);
  });

  test("numbers of persons are compared by their hashes; what nobody gave is not shared", () => {
    const mine = { ...own, inn: null, pinflHash: hash("a") };
    expect(listDuplicates(mine, [other({ pinflHash: hash("a") })])).toMatchObject([{ kind: "taxNumber" }]);
    expect(listDuplicates(mine, [other({ pinflHash: hash("b") })])).toEqual([]);
    const withBank = { ...own, bankAccountHash: hash("c") };
    expect(listDuplicates(withBank, [other({ bankAccountHash: hash("c") })])).toMatchObject([{ kind: "bankAccount" }]);
    expect(listDuplicates({ ...own, inn: null, registeredFrom: null }, [other({})])).toEqual([]);
  });

  test("each is named with its state", () => {
    const both = [other({ inn: "301234567" }), other({ id: "2", inn: "301234567", status: "REJECTED" })];
    expect(listDuplicates(own, both)).toEqual([
      {
        kind: "taxNumber",
        partners: [
          { id: "1", businessName: "Boshqa", status: "APPROVED" },
          { id: "2", businessName: "Boshqa", status: "REJECTED" },
        ],
      },
    ]);
  });
});

test("a correction keeps both values of what differs, and nothing else", () => {
  const before = { legalForm: null, businessName: "A", phone: "1", taxNumber: "•••• 3456", category: "home" };
  const after = { ...before, legalForm: "LLC", taxNumber: "301234567" };
  const changes = compareApplications(before, after);
  expect(changes).toEqual({
    legalForm: { before: null, after: "LLC" },
    taxNumber: { before: "•••• 3456", after: "301234567" },
  });
  expect(readChanges(JSON.parse(JSON.stringify(changes)))).toEqual(changes);
  expect(readChanges(null)).toBeNull();
  expect(readChanges({ secret: { before: "a", after: "b" } })).toBeNull();
});

test("another number that ends in the same digits is a change, of which the end is told alone", () => {
  const hash = (text: string) => new Uint8Array(Buffer.from(text));
  const before = { legalForm: null, businessName: "A", phone: "1", taxNumber: "•••• 3456", category: "home" };
  const changes = compareApplications({ ...before, pinflHash: hash("a") }, { ...before, pinflHash: hash("b") });
  expect(changes).toEqual({ taxNumber: { before: "•••• 3456", after: "•••• 3456" } });
  expect(compareApplications({ ...before, pinflHash: hash("a") }, { ...before, pinflHash: hash("a") })).toEqual({});
});

test.each([
  ["zarina@mailinator.com", true],
  ["zarina@inbox.mailinator.com", true],
  ["zarina@MAILINATOR.com", true],
  ["zarina@mail.ru", false],
  ["zarina@umail.uz", false],
  ["zarina@gmail.com", false],
  ["zarina@com", false],
])("a throwaway address: %s is %s", (email, isOne) => {
  expect(isDisposableEmail(email)).toBe(isOne);
});
