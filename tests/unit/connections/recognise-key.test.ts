import { describe, expect, test } from "vitest";
import { cleanKey, recogniseKey } from "@/lib/connections/recognise-key";
import { connectSchema } from "@/lib/connections/schema";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";

const jwt = (payload: unknown) =>
  `eyJhbGciOiJFUzI1NiJ9.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.c2ln`;

describe("whose key it looks like", () => {
  test.each([
    ["ACMA:I4c4CxCSYaI41RSC2uYWP2qj3Rabcdef:0f9f9ac1", "yandex"],
    ["acma:I4c4CxCSYaI41RSC2uYWP2qj3R", "yandex"],
    ["  Bearer ACMA:I4c4CxCS\n YaI41RSC2uYWP2qj3R ", "yandex"],
    ["6f1a2c3e-0000-4000-8000-1d2e3f405162", "ozon"],
    ["6F1A2C3E-0000-4000-8000-1D2E3F405162", "ozon"],
    ["Api-Key: 6f1a2c3e-0000-4000-8000-1d2e3f405162", "ozon"],
    ["«6f1a2c3e-0000-4000-8000-1d2e3f405162»", "ozon"],
    ["\u200b6f1a2c3e-0000-4000-\u200b8000-1d2e3f405162\u2060", "ozon"],
    ["6f1a2c3e00004000800001d2e3f405162", null],
    ["6f1a2c3e-0000-4000-8000-1d2e3f405162, ACMA:I4c4CxCSYaI41RSC", null],
    ['"Api-Key: ACMA:I4c4CxCSYaI41RSC2uYWP2qj3R"', "yandex"],
    [mintWildberriesToken("secret"), "wildberries"],
    [`Authorization: Bearer ${mintWildberriesToken("secret")}`, "wildberries"],
    [mintWildberriesToken("secret", { kind: "test" }), "wildberries"],
    [mintWildberriesToken("secret").slice(0, -10).split(".").slice(0, 2).join("."), null],
    [jwt({ sid: "5d1c1f0e", s: 30, exp: 1 }), "wildberries"],
    [jwt({ sub: "somebody else's token" }), null],
    [jwt([]), null],
    [jwt(null), null],
    ["a.b.c", null],
    ["eyJ.%%%.x", null],
    ["a.b.c.d", null],
    ["480172", null],
    ["", null],
    ["ACMA:", null],
    ["kalitim: 6f1a2c3e-0000-4000-8000-1d2e3f405162", null],
    ["WmJ5cm9tYW5za2l5IHV6dW0ga2V5", null],
  ] as const)("%s", (text, expected) => {
    expect(recogniseKey(text)).toBe(expected);
  });
});

describe("what stands around a pasted key", () => {
  test.each([
    [" \tBearer  abc\r\n def ", "abcdef"],
    ["“abc”", "abc"],
    [" 'Authorization: abc' ", "abc"],
    ["authorization:bearer abc", "abc"],
    ["abc\u200b", "abc"],
    ["ab'c", "ab'c"],
    ["bearer", "bearer"],
    ["", ""],
  ])("of %j is cut off", (text, key) => {
    expect(cleanKey(text)).toBe(key);
  });

  test("is cut off once: a clean key stays as it is", () => {
    for (const key of ["abc+/=.~_-", "ACMA:x:y", "api-keyed"]) expect(cleanKey(cleanKey(key))).toBe(key);
  });
});

describe("the form's input", () => {
  test.each([
    [{ marketplace: "uzum", key: "short" }, { key: "connections.keyMissing" }],
    [{ marketplace: "ozon", key: "long-enough" }, { clientId: "connections.clientIdMissing" }],
    [{ marketplace: "ozon", key: "long-enough", clientId: "12a" }, { clientId: "connections.clientIdMissing" }],
  ])("%j is refused beside its box", (input, expected) => {
    const issues = connectSchema.safeParse(input).error?.issues ?? [];
    expect(Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]))).toEqual(expected);
  });

  test.each([
    { marketplace: "amazon", key: "long-enough" },
    { marketplace: "uzum", key: { not: "x" } },
    { marketplace: "uzum", key: ["long-enough"] },
    { marketplace: "uzum", key: "long-enough", partnerId: "someone" },
    { marketplace: "uzum", key: "x".repeat(4_001) },
  ])("other shapes do not pass", (input) => {
    expect(connectSchema.safeParse(input).success).toBe(false);
  });

  test("spaces and line breaks of the clipboard do no harm", () => {
    const parsed = connectSchema.parse({ marketplace: "ozon", key: " a-long-key \n", clientId: " 480 172 " });
    expect(parsed).toEqual({ marketplace: "ozon", key: "a-long-key", clientId: "480172" });
  });
});
