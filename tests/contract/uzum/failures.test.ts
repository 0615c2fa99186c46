import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";

const shop = { externalId: "12501", name: "Shop", currency: "UZS", warehouseExternalId: null } as const;
const secret = "canary-7d0c51";

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  createUzum({
    credentials: { key: secret },
    fetch: async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }),
  });

const envelope = (code: string, message = "words") => ({
  errors: [{ code, message }],
  timestamp: "2026-11-22T09:00:00Z",
});

describe("what a failed call means", () => {
  test.each([
    ["a bad token", 401, "", {}, { failure: "credentials", code: "401" }],
    [
      "a missing right",
      403,
      envelope("fbs-2-seller-access-denied"),
      {},
      { failure: "rejected", code: "fbs-2-seller-access-denied" },
    ],
    ["a refusal everywhere", 403, "", {}, { failure: "credentials", code: "403" }],
    ["a blocked seller", 403, envelope("storage-service-04"), {}, { failure: "rejected", code: "storage-service-04" }],
    [
      "a refusal",
      400,
      envelope("seller-order-12"),
      {},
      { failure: "rejected", code: "seller-order-12", words: "words" },
    ],
    ["an outage", 502, "<html>Bad Gateway</html>", {}, { failure: "unavailable", code: "502" }],
    ["HTML instead of JSON", 200, "<html>Welcome</html>", {}, { failure: "unexpected-reply" }],
    ["another shape", 200, { productList: [{ productId: 1, skuList: "none" }] }, {}, { failure: "unexpected-reply" }],
    ["a redirect", 302, "", {}, { failure: "unexpected-reply" }],
    ["too many calls", 429, "", {}, { failure: "rate-limited", retryAfterMs: 1000 }],
    ["too many calls, with a wait", 429, "", { "retry-after": "7" }, { failure: "rate-limited", retryAfterMs: 7000 }],
    [
      "too many calls, with a rate",
      429,
      "",
      { "x-ratelimit-replenish-rate": "2", "x-ratelimit-requested-tokens": "3" },
      { failure: "rate-limited", retryAfterMs: 1500 },
    ],
    [
      "too many calls for the day",
      429,
      "",
      { "x-ratelimit-remaining-per-day": "0" },
      { failure: "rate-limited", retryAfterMs: 3_600_000 },
    ],
  ])("%s", async (_, status, body, headers, expected) => {
    const failed = answering(status, body, headers).listListings({ shop });
    await expect(failed).rejects.toMatchObject(expected);
    await expect(failed).rejects.toBeInstanceOf(MarketplaceError);
    await expect(failed.catch((error: unknown) => JSON.stringify(error) + String(error))).resolves.not.toContain(
      secret,
    );
  });

  test("errors in a reply of status 200 are a refusal", async () => {
    const order = answering(200, { ...envelope("seller-order-99"), payload: null });
    await expect(order.getOrder({ shop, externalId: "1" })).rejects.toMatchObject({
      failure: "rejected",
      code: "seller-order-99",
    });
  });
});

describe("the shops of a key", () => {
  const list = [{ id: 1, name: "One" }];
  test.each([
    ["a bare list", list],
    ["a wrapped list", { payload: list }],
    ["a wrapped object", { payload: { shops: list } }],
    ["organisations with shops", [{ id: 9, name: "Firm", shops: list }]],
  ])("are read from %s", async (_, body) => {
    const { account, shops } = await answering(200, body).checkConnection();
    expect(account).toEqual({ externalId: "1", name: "One" });
    expect(shops).toHaveLength(1);
  });

  test("may be none", async () => {
    await expect(answering(200, []).checkConnection()).rejects.toMatchObject({ failure: "rejected", code: "no-shops" });
  });

  test("a key without the right to stock is told so", async () => {
    const uzum = createUzum({
      credentials: { key: secret },
      fetch: async (url) =>
        url.endsWith("/v1/shops")
          ? Response.json(list)
          : Response.json(envelope("fbs-2-seller-access-denied"), { status: 403 }),
    });
    expect((await uzum.checkConnection()).missingRights).toEqual(["read-stock", "set-stock"]);
  });
});

test("a refusal of one route alone says nothing about the key", async () => {
  const statusOf = (shops: number) =>
    createUzum({
      credentials: { key: secret },
      fetch: async (url) => new Response("[]", { status: url.endsWith("/v1/shops") ? shops : 403 }),
    }).listListings({ shop });
  await expect(statusOf(200)).rejects.toMatchObject({ failure: "rejected", code: "403" });
  await expect(statusOf(401)).rejects.toMatchObject({ failure: "credentials", code: "401" });
  await expect(statusOf(403)).rejects.toMatchObject({ failure: "credentials", code: "403" });
  await expect(statusOf(502)).rejects.toMatchObject({ failure: "unavailable" });
});

test.each(["storage-service-04", "fbs-2-seller-access-denied"])(
  "%s is told once for all lines, and not asked line by line",
  async (code) => {
    let posts = 0;
    const uzum = createUzum({
      credentials: { key: secret },
      fetch: async (_, init) => {
        if (init.method === "POST" && ++posts) return Response.json(envelope(code), { status: 403 });
        const rows = [1, 2, 3].map((skuId) => ({ skuId, sellerSkuCode: `S${skuId}`, barcode: `${skuId}`, amount: 0 }));
        return Response.json({ payload: { skuAmountList: rows } });
      },
    });
    const stocks = ["S1", "S2", "S3"].map((sku) => ({ sku, externalId: null, variantExternalId: null, quantity: 4 }));
    await expect(uzum.setStocks({ shop, stocks })).rejects.toMatchObject({ failure: "rejected", code });
    expect(posts).toBe(1);
  },
);

test("an unknown status of an order is kept and asks for attention", async () => {
  const order = { id: 5, status: "TELEPORTED", orderItems: [], brandNewField: { any: 1 } };
  const read = await answering(200, { payload: order }).getOrder({ shop, externalId: "5" });
  expect(read).toMatchObject({ state: "ATTENTION", rawState: "TELEPORTED" });
});

test("finance that is silent without a status filter is asked with one", async () => {
  const line = { id: 1, orderId: 5, status: "TO_WITHDRAW", sellPrice: 10, amount: 1, commission: 2, sellerProfit: 8 };
  const uzum = createUzum({
    credentials: { key: secret },
    fetch: async (url) => {
      const orderItems = url.includes("statuses=TO_WITHDRAW") ? [line] : [];
      return Response.json({ orderItems, totalElements: orderItems.length });
    },
  });
  const orders = [{ externalId: "5", orderedAt: new Date(0) }];
  expect(await uzum.listFees({ shop, orders, until: new Date() })).toMatchObject([{ amount: { amountMinor: 200n } }]);
});
