import { expect, test } from "vitest";
import { makePressGuard } from "@/app/(admin)/admin/partners/press-guard";

test("presses are ignored for a moment after something else came to stand under the finger", () => {
  const guard = makePressGuard();
  expect(guard.show("one", 1_000)).toBe(0);
  expect(guard.show("one", 1_001)).toBe(0);
  expect(guard.show("two", 2_000)).toBe(700);
  expect(guard.show("two", 2_300)).toBe(400);
  expect(guard.show("two", 2_700)).toBe(0);
  expect(guard.show("two", 9_000)).toBe(0);
  expect(guard.show("three", 9_100)).toBe(700);
  expect(guard.show("two", 9_200)).toBe(700);
});
