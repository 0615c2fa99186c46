import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { bySku, key, openUzum } from "./sandbox.ts";

let at = Date.parse("2026-11-22T09:00:00Z");
let bench: Awaited<ReturnType<typeof openUzum>>;

beforeEach(async () => {
  bench = await openUzum({ moderationMs: 3_000, now: () => at });
});
afterEach(() => bench.close());

describe("connection", () => {
  test("a right key shows its shop", async () => {
    const check = await bench.uzum.checkConnection();
    expect(check.shops).toEqual([
      { externalId: check.account.externalId, name: "Demo doʻkon", currency: "UZS", warehouseExternalId: null },
    ]);
    expect(check.missingRights).toEqual([]);
  });

  test.each(["wrong", `Bearer ${key}`, `${key}x`, "ключ", `${key}\nx`])("the key %j is refused", async (wrong) => {
    const uzum = createUzum({ credentials: { key: wrong }, origin: bench.url });
    await expect(uzum.checkConnection()).rejects.toMatchObject({ failure: "credentials" });
  });

  test("another seller's key shows another shop without the first one's cards", async () => {
    await bench.addCard();
    const other = createUzum({ credentials: { key: `${key}~second` }, origin: bench.url });
    const [shop] = (await other.checkConnection()).shops;
    expect(shop?.externalId).not.toBe(bench.shop.externalId);
    if (!shop) return;
    expect((await other.listListings({ shop })).items).toEqual([]);
    await expect(other.listListings({ shop: bench.shop })).rejects.toMatchObject({ failure: "rejected", code: "403" });
  });
});

describe("cards made in the cabinet", () => {
  test("are moderated, and then live and found by SKU and barcode", async () => {
    expect(await bench.addCard()).toMatchObject({ status: 200, body: { barcode: "4780000000017" } });
    const read = async () => (await bench.uzum.listListings({ shop: bench.shop, skus: ["TS1"] })).items[0];
    expect(await read()).toMatchObject({ state: "moderating", rawState: "ON_MODERATION/NOT_READY_TO_SEND" });
    at += 3_000;
    expect(await read()).toMatchObject({
      sku: "TS1",
      state: "live",
      title: "Футболка мужская белая хлопок",
      barcodes: ["4780000000017"],
      complaints: [],
    });
  });

  test("with a title against the rules are rejected with the reason", async () => {
    await bench.addCard({ titleRu: "Хит футболка мужская" });
    at += 3_000;
    const { items } = await bench.uzum.listListings({ shop: bench.shop });
    expect(items[0]).toMatchObject({ state: "rejected", complaints: [{ code: "text" }] });
  });

  test("follow the moderator's decision", async () => {
    await bench.addCard();
    await bench.control("/_sandbox/moderation", { sku: "TS1", verdict: "rejected", words: "Плохие фотографии" });
    const { items } = await bench.uzum.listListings({ shop: bench.shop });
    expect(items[0]).toMatchObject({ state: "rejected", complaints: [{ code: "picture" }] });
    await bench.control("/_sandbox/moderation", { sku: "TS1", verdict: "live" });
    expect((await bench.uzum.listListings({ shop: bench.shop })).items[0]?.state).toBe("live");
  });

  test.each([
    [{ category: "nowhere" }, "category"],
    [{ titleUz: " " }, "titleUz"],
    [{ barcode: "123" }, "barcode"],
    [{ priceUzs: 0 }, "priceUzs"],
    [{ ikpu: "1" }, "ikpu"],
  ])("with %o are not saved", async (card, field) => {
    expect(await bench.addCard(card)).toMatchObject({ status: 400, body: { field } });
  });

  test("are not made twice", async () => {
    await bench.addCard();
    expect(await bench.addCard({ barcode: "" })).toMatchObject({ status: 400, body: { field: "sku" } });
    expect(await bench.addCard({ sku: "TS2" })).toMatchObject({ status: 400, body: { field: "barcode" } });
  });

  test("are all listed, page by page", async () => {
    for (let index = 1; index <= 51; index++) await bench.addCard({ sku: `T${index}`, barcode: "" });
    const first = await bench.uzum.listListings({ shop: bench.shop });
    const second = await bench.uzum.listListings({ shop: bench.shop, cursor: first.nextCursor });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 1, null]);
    const { items } = await bench.uzum.listListings({ shop: bench.shop, skus: ["T51", "T1", "none"] });
    expect(items.map(({ sku }) => sku).sort()).toEqual(["T1", "T51"]);
  });

  test("can be made with the form, which answers with its page", async () => {
    const page = await (await fetch(`${bench.url}/cabinet`)).text();
    expect(page).toContain('name="titleUz"');
    const form = new FormData();
    form.set("category", "1601");
    const refused = await fetch(`${bench.url}/cabinet/products`, { method: "POST", body: form, redirect: "manual" });
    expect(refused.headers.get("location")).toMatch(/^\/cabinet\?error=category/);
    const card = { category: "1001", titleUz: "Ayollar koʻylagi uzun", titleRu: "Платье женское длинное", sku: "D1" };
    for (const [name, value] of Object.entries({ ...card, priceUzs: "250000" })) form.set(name, value);
    form.set("photos", new File(["x"], "front.jpg"));
    await fetch(`${bench.url}/cabinet/products`, { method: "POST", body: form });
    const home = await (await fetch(bench.url)).text();
    expect(home).toContain("Платье женское длинное");
    expect(home).toContain("250 000 сум");
  });
});

test("what Uzum has no API for is not offered", async () => {
  const { uzum, shop } = bench;
  const notOffered = { failure: "rejected", code: "not-offered" };
  for (const capability of ["read-categories", "publish-card", "push"] as const) {
    expect(uzum.can.has(capability)).toBe(false);
  }
  await expect(uzum.listCategories({ language: "ru" })).rejects.toMatchObject(notOffered);
  await expect(uzum.listAttributes({ categoryExternalId: "1", language: "ru" })).rejects.toMatchObject(notOffered);
  await expect(uzum.publishCards({ shop, cards: [] })).rejects.toMatchObject(notOffered);
});

test("too many calls are told as such, with the time to wait", async () => {
  const narrow = await openUzum({ rateLimit: { perSecond: 2, burst: 3 }, now: () => at });
  try {
    const read = narrow.uzum.readPrices({ shop: narrow.shop, listings: [bySku("TS1")] });
    await expect(read.then(() => narrow.uzum.listListings({ shop: narrow.shop }))).rejects.toMatchObject({
      failure: "rate-limited",
      retryAfterMs: 500,
    });
  } finally {
    await narrow.close();
  }
});
