import { describe, expect, test } from "vitest";
import type { Shop } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { bySku, key } from "./sandbox.ts";

const shop: Shop = { externalId: "12501", name: "Shop", currency: "UZS", warehouseExternalId: null };

/** A seller of 1 000 SKUs, every third number from 10; `obeys` is how much of the query is heeded. */
function openShop({ obeys }: { obeys: "all" | "page" }) {
  const rows = Array.from({ length: 1_000 }, (_, index) => ({
    skuId: 10 + index * 3,
    sellerSkuCode: `S${10 + index * 3}`,
    barcode: String(10 + index * 3),
    amount: index,
  }));
  const calls: string[] = [];
  const uzum = createUzum({
    credentials: { key },
    fetch: async (url) => {
      const { searchParams } = new URL(url);
      calls.push(searchParams.toString());
      const read = (name: string) => Number(searchParams.get(name) ?? 0);
      const above = obeys === "all" ? rows.filter(({ skuId }) => skuId > read("skuIdFrom")) : rows;
      const first = read("page") * read("size");
      return Response.json({ payload: { skuAmountList: above.slice(first, first + read("size")) } });
    },
  });
  const ask = async (...ids: number[]) =>
    uzum.readStocks({
      shop,
      listings: ids.map((skuId) => ({ sku: `S${skuId}`, externalId: "1", variantExternalId: String(skuId) })),
    });
  return { uzum, ask, calls };
}

describe("the stock of few SKUs among many", () => {
  test("takes one call where their ids are known", async () => {
    const { ask, calls } = openShop({ obeys: "all" });
    expect(await ask(1_600)).toEqual([{ sku: "S1600", quantity: 530 }]);
    expect(calls).toEqual(["skuIdFrom=1599&size=100"]);
  });

  test("takes no more calls than there are pages to read", async () => {
    const { ask, calls } = openShop({ obeys: "all" });
    expect(await ask(3_007, 10, 13, 304, 2_500, 310)).toHaveLength(6);
    expect(calls.map((query) => new URLSearchParams(query).get("skuIdFrom"))).toEqual(["9", "309", "2499", "3006"]);
  });

  test("does not say anything of an SKU that is not there", async () => {
    const { ask } = openShop({ obeys: "all" });
    expect(await ask(11, 99_999)).toEqual([]);
  });

  test("is read page by page where the ids are not known, or the cursor is not heeded", async () => {
    const unknown = openShop({ obeys: "all" });
    expect(await unknown.uzum.readStocks({ shop, listings: [bySku("S1600")] })).toHaveLength(1);
    expect(unknown.calls).toHaveLength(11);
    const deaf = openShop({ obeys: "page" });
    expect(await deaf.ask(1_600)).toEqual([{ sku: "S1600", quantity: 530 }]);
    expect(deaf.calls).toHaveLength(12);
  });
});
