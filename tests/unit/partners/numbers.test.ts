import { expect, test } from "vitest";
import { readOwnPath } from "@/lib/auth/safe-path";
import { applicationTone } from "@/lib/partners/application-age";
import { normaliseEmail } from "@/lib/partners/email-address";
import { formatPhone, normalisePhone } from "@/lib/partners/phone";
import { hasUnknownCode } from "@/lib/partners/phone-codes";

test.each([
  ["90 123 45 67", "998901234567"],
  ["+998 (90) 123-45-67", "998901234567"],
  ["998.71.200.00.11", "998712000011"],
  ["00998201234567", "998201234567"],
  ["９０１２３４５６７", "998901234567"],
  ["90–123–45–67", "998901234567"],
  ["+998901234567", "998901234567"],
  [" 998 90 123 45 67 ", "998901234567"],
  ["+998\u00a090\u00a0123\u00a045\u00a067", "998901234567"],
  ["(90) 123 45 67", "998901234567"],
  ["00 998 20 123 45 67", "998201234567"],
  ["700000000", "998700000000"],
  // Copied from a contact: a pair of marks around it, of each kind, and the mathematical minus.
  ["\u202a+998 90 123 45 67\u202c", "998901234567"],
  ["\u202d\u202e\u202b90 123 45 67\u202c", "998901234567"],
  ["\u2066+998901234567\u2069", "998901234567"],
  ["\u2067\u206890-123-45-67\u2069", "998901234567"],
  ["\u200e90\u200b123\u200c45\u200d67\u200f", "998901234567"],
  ["\ufeff90\u2060123\u206045\u206067", "998901234567"],
  ["90\u2212123\u221245\u221267", "998901234567"],
])("phone %s is %s", (typed, stored) => expect(normalisePhone(typed)).toBe(stored));

test.each(["", "12345", "+7 916 123 45 67", "90 123 45 6a", "9989012345678", "998 90 123 45 67 ichki 5"])(
  "%j is no phone of Uzbekistan",
  (typed) => expect(normalisePhone(typed)).toBeNull(),
);

test.each([
  ["998901234567", false],
  ["998201234567", false],
  ["998712345678", false],
  ["998001234567", true],
  ["998121234567", true],
])("the code of %s is unknown: %s", (phone, isUnknown) => expect(hasUnknownCode(phone)).toBe(isUnknown));

test.each([
  ["\u202azarina@pochta.uz\u202c", "zarina@pochta.uz"],
  ["\u2066Zarina@\u200bpochta.uz\u2069\ufeff", "zarina@pochta.uz"],
  ["\u200f", null],
])("address %j is %s", (typed, stored) => expect(normaliseEmail(typed)).toBe(stored));

test("a phone is shown in groups", () => expect(formatPhone("998901234567")).toBe("+998 90 123 45 67"));

test.each([
  ["/orders", "/orders"],
  ["/admin/partners?status=pending&id=1", "/admin/partners?status=pending&id=1"],
  ["/a/../orders", "/orders"],
  ["//evil.example", null],
  ["/\\evil.example", null],
  ["/\t/evil.example", null],
  ["/.//evil.example", null],
  ["https://evil.example", null],
  ["javascript:alert(1)", null],
  ["/api/auth/signout", null],
  ["orders", null],
  [undefined, null],
  [["/orders"], null],
])("next=%j leads to %s", (next, path) => expect(readOwnPath(next)).toBe(path));

test.each([
  [3, "neutral"],
  [25, "attention"],
  [49, "danger"],
])("after %i hours an application is %s", (hours, tone) => {
  const now = new Date("2026-11-23T12:00:00Z");
  expect(applicationTone(new Date(now.getTime() - hours * 3_600_000), now)).toBe(tone);
});
