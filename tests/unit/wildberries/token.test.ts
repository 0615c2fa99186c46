import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  findTokenRefusal,
  listUnlocked,
  offered,
  readToken,
  type TokenScope,
} from "@/lib/marketplaces/wildberries/token";
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

test("the module is one for the browser: it asks for nothing of Node's, and for nothing of the server's", () => {
  const source = readFileSync(new URL("../../../lib/marketplaces/wildberries/token.ts", import.meta.url), "utf8");
  expect(source.match(/^import .*$/gm)).toEqual([
    'import { z } from "zod";',
    'import type { Capability } from "@/lib/marketplaces/types";',
  ]);
  expect(source).not.toMatch(/Buffer|process\.|server-only/);
});

describe("what a token unlocks", () => {
  const unlock = (scopes: TokenScope[] | null, isReadOnly = false) =>
    listUnlocked({ scopes: scopes && new Set(scopes), isReadOnly });

  test("is told by its categories", () => {
    expect(unlock(["prices", "chat"])).toEqual(["set-price", "read-price", "read-quarantine", "chats", "read-tariffs"]);
    expect(unlock(["analytics"])).toEqual(unlock(["returns"]));
    expect(unlock([])).toEqual(["read-tariffs"]);
    expect(unlock(null)).toEqual(offered);
  });

  test("is reading alone with a read-only mark; answers to buyers are refused by the marketplace", () => {
    const lost = offered.filter((capability) => !unlock(null, true).includes(capability));
    expect(lost).toEqual([
      "publish-card",
      "set-pictures",
      "set-price",
      "set-stock",
      "confirm-order",
      "cancel-order",
      "mark-units",
    ]);
  });

  test("never holds what the marketplace does not have", () => {
    for (const missing of ["push", "register-push", "release-price", "read-price-advice"] as const) {
      expect(offered).not.toContain(missing);
    }
  });
});

describe("a token is refused before anything is asked", () => {
  const now = new Date("2026-11-22T09:00:00Z");
  const refusal = (acc: number, exp?: number) => {
    const facts = readToken(tokenOf({ acc, exp }));
    return facts && findTokenRefusal(facts, now);
  };

  test("when it is a personal one, or has run out", () => {
    expect(refusal(3)).toBe("personal-token");
    expect(refusal(4, now.getTime() / 1000)).toBe("expired-token");
    expect(refusal(4, now.getTime() / 1000 + 1)).toBeNull();
    expect(refusal(1)).toBeNull();
  });
});
