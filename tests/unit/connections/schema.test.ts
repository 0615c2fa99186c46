import { expect, test } from "vitest";
import { connectSchema } from "@/lib/connections/schema";

const faultsOf = (key: string) =>
  connectSchema.safeParse({ marketplace: "uzum", key }).error?.issues.map(({ message }) => message) ?? [];

test("a key with a letter that no request can carry is called wrong, not the marketplace away", () => {
  expect(faultsOf("dGVzdC1rZXk=.abc_~")).toEqual([]);
  expect(faultsOf("Bearer  dGVzdC1rZXk=\n")).toEqual([]);
  // Cyrillic С, a NUL, a typographic hyphen.
  for (const key of ["СECRET-KEY-1", "secret\0key", "secret‐key‐1"]) {
    expect(faultsOf(key)).toEqual(["connections.keyRefused"]);
  }
});
