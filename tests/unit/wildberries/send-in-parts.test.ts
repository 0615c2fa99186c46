import { describe, expect, test } from "vitest";
import { MarketplaceError, type MarketplaceFailure } from "@/lib/marketplaces/errors";
import { outcome } from "@/lib/marketplaces/wildberries/complaints";
import { sendInParts } from "@/lib/marketplaces/wildberries/send-in-parts";

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ sku: String(index) }));

async function run(count: number, failure: MarketplaceFailure, code: string, isBad: (sku: string) => boolean) {
  let calls = 0;
  const outcomes = await sendInParts({
    items: items(count),
    size: 100,
    send: async (part) => {
      calls++;
      if (part.some(({ sku }) => isBad(sku))) throw new MarketplaceError(failure, { code, words: "words" });
      return part.map(({ sku }) => outcome(sku, "confirmed"));
    },
  });
  const bad = outcomes.filter(({ state }) => state !== "confirmed").map(({ sku, state }) => `${sku} ${state}`);
  return { calls, bad, skus: outcomes.map(({ sku }) => sku) };
}

describe("a batch", () => {
  test("goes in parts, in its order", async () => {
    const { calls, bad, skus } = await run(250, "rejected", "400", () => false);
    expect([calls, bad, skus]).toEqual([3, [], items(250).map(({ sku }) => sku)]);
  });

  test("with a bad item loses that item alone", async () => {
    const { calls, bad, skus } = await run(100, "rejected", "400", (sku) => sku === "42");
    expect(bad).toEqual(["42 rejected"]);
    expect(skus).toHaveLength(100);
    expect(calls).toBeLessThanOrEqual(16);
  });

  test("refused as a whole is not taken apart", async () => {
    const { calls, bad } = await run(100, "rejected", "409", () => true);
    expect([calls, bad.length]).toEqual([1, 100]);
  });

  test.each(["unavailable", "unexpected-reply"] as const)("whose answer was lost, %s, is unknown", async (failure) => {
    const { bad } = await run(2, failure, "network", () => true);
    expect(bad).toEqual(["0 unknown", "1 unknown"]);
  });

  test.each(["credentials", "rate-limited"] as const)("stops at %s", async (failure) => {
    await expect(run(2, failure, "x", () => true)).rejects.toMatchObject({ failure });
  });
});
