import { describe, expect, test } from "vitest";
import { createClient } from "@/lib/marketplaces/uzum/client";
import { listReturns } from "@/lib/marketplaces/uzum/returns";
import { money } from "@/lib/money";
import { recordExchanges } from "../../support/record-exchanges.ts";
import { openSpec } from "../../support/spec.ts";
import { bySku, key, openUzum } from "./sandbox.ts";

const spec = openSpec(["uzum/seller-openapi.minimal.yaml"]);

describe.skipIf(!spec)("with the specification at ../shared/marketplaces/uzum", () => {
  test("every request and every reply keeps to it", async () => {
    const bench = await openUzum();
    try {
      const { uzum, shop } = bench;
      await bench.addCard();
      await bench.addCard({ sku: "TS2", barcode: "", titleUz: "ikki soʻz" });
      await uzum.listListings({ shop });
      await uzum.setPrices({ shop, prices: [{ ...bySku("TS1"), price: money(9_900_000n, "UZS") }] });
      await uzum.setStocks({ shop, stocks: [{ ...bySku("TS1"), quantity: 9 }] });
      const buy = async () => String((await bench.control("/_sandbox/orders", { sku: "TS1" })).body.externalId);
      const [delivered, cancelled, returned] = [await buy(), await buy(), await buy()];
      const orders = [];
      const moves: [string, string][] = [
        [delivered, "delivered"],
        [returned, "delivered"],
        [returned, "returned"],
      ];
      for (const externalId of [delivered, cancelled, "1"]) {
        const order = await uzum.getOrder({ shop, externalId });
        if (!order) continue;
        await uzum.confirmOrder({ shop, order });
        orders.push(order);
      }
      const toCancel = orders.find(({ externalId }) => externalId === cancelled);
      if (toCancel) await uzum.cancelOrder({ shop, order: toCancel, reason: "No more of them" });
      if (toCancel) await uzum.cancelOrder({ shop, order: toCancel, reason: "OUT_OF_STOCK" });
      for (const [id, to] of moves) await bench.control(`/_sandbox/orders/${id}/advance`, { to });
      const since = new Date(Date.now() - 60_000);
      for (let cursor: string | null | undefined; cursor !== null; ) {
        cursor = (await uzum.listOrders({ shop, since, until: new Date(), cursor: cursor ?? null })).nextCursor;
      }
      const fees = await uzum.listFees({ shop, orders, until: new Date() });
      expect(fees.length).toBeGreaterThan(0);
      const recorded = recordExchanges();
      await listReturns(createClient({ credentials: { key }, origin: bench.url, fetch: recorded.fetch }), { shop });

      const exchanges = [...bench.exchanges, ...recorded.exchanges];
      const paths = new Set(
        exchanges.map(({ method, url }) => `${method} ${new URL(url).pathname.replace(/\d{4,}/g, "N")}`),
      );
      expect(paths.size).toBe(12);
      expect(exchanges.flatMap((exchange) => spec?.check(exchange) ?? [])).toEqual([]);
    } finally {
      await bench.close();
    }
  });
});
