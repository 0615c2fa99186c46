import { describe, expect, test } from "vitest";
import { listMissingRights } from "@/lib/marketplaces/wildberries/connection";
import { readToken } from "@/lib/marketplaces/wildberries/token";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";

const tokenOf = (payload: unknown) => `h.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.s`;

describe("reading a token", () => {
  test("tells its type, categories, seller and expiry", () => {
    const token = tokenOf({ acc: 3, exp: 1_786_396_279, s: 2 ** 30 + 2 ** 13 + 2 ** 4, sid: "sid-1", for: "self" });
    expect(readToken(token)).toEqual({
      kind: "personal",
      isReadOnly: true,
      scopes: new Set(["marketplace", "finance"]),
      sellerId: "sid-1",
      expiresAt: new Date(1_786_396_279_000),
    });
  });

  test.each([
    [1, "base"],
    [2, "test"],
    [4, "service"],
    [9, "unknown"],
    [undefined, "unknown"],
  ])("type %s is %s", (acc, kind) => {
    expect(readToken(tokenOf({ acc }))?.kind).toBe(kind);
  });

  test("claims nothing that the token does not say", () => {
    expect(readToken(tokenOf({}))).toMatchObject({ scopes: null, expiresAt: null, sellerId: null, isReadOnly: false });
  });

  test.each(["", "abc", "a.b", "a.!!!.c", `a.${Buffer.from("[]").toString("base64url")}.c`, "..", tokenOf({ s: "1" })])(
    "%j is no token",
    (key) => {
      expect(readToken(key)).toBeNull();
    },
  );

  test("a sandbox's token is always the same for a secret, and has every category", () => {
    const token = mintWildberriesToken("secret");
    expect(mintWildberriesToken("secret")).toBe(token);
    expect(mintWildberriesToken("other")).not.toBe(token);
    expect(readToken(token)?.scopes?.size).toBe(12);
  });
});

test("rights are missing for what no category covers, and for writing with a read-only key", () => {
  const readOnly = readToken(tokenOf({ s: 2 ** 30 }));
  expect(listMissingRights(new Set(["content", "prices", "marketplace", "finance"]), null)).toEqual([]);
  expect(listMissingRights(new Set(["prices", "marketplace"]), null)).toEqual([
    "read-categories",
    "publish-card",
    "read-listings",
    "list-fees",
  ]);
  expect(listMissingRights(new Set(["content", "prices", "marketplace", "finance"]), readOnly)).toEqual([
    "publish-card",
    "set-price",
    "set-stock",
    "confirm-order",
    "cancel-order",
  ]);
});
