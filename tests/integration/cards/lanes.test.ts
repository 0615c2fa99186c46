import { beforeAll, describe, expect, test } from "vitest";
import { allowPublishing, countWaitingCards, declineCard } from "@/lib/cards/allow-publishing";
import { answerAttributes, answerCategory, answerDimensions, searchCategories } from "@/lib/cards/answer-reasons";
import { checkLane } from "@/lib/cards/check-lane";
import { readAttributes, readComplaints, readPriceSteps, readReasons } from "@/lib/cards/lane-json";
import { getLane } from "@/lib/cards/lane-progress";
import { priceWaitingLanes } from "@/lib/cards/price-waiting-lanes";
import { publishLane } from "@/lib/cards/publish-lane";
import { requestMissingCards, rewriteCard } from "@/lib/cards/request-cards";
import { settleLanePrice, settleLaneStock } from "@/lib/cards/send-price-and-stock";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner, openDb } from "@/lib/db/client";
import { findPartnersWithoutRate } from "@/lib/db/doors";
import { useProductDatabase } from "../../support/setup-product.ts";
import { connect, createPartner, createProduct, startSandboxes } from "./sandboxes.ts";
import { publishLanes, writeLanes } from "./write-lanes.ts";

useProductDatabase();
const urls = startSandboxes();

beforeAll(async () => {
  // Nobody listens there: the bank is away.
  process.env.CBU_URL = "http://127.0.0.1:9";
  await openDb().currencyRate.create({
    data: { currency: "RUB", day: new Date("2026-01-10"), rateToUzs: "152.34", source: "test" },
  });
});

/** The product's lanes by their marketplace. */
async function readLanes(partnerId: string, productId: string) {
  const rows = await inPartner(partnerId, (db) =>
    db.cardLane.findMany({ where: { partnerId, productId }, include: { connection: true } }),
  );
  return Object.fromEntries(rows.map((lane) => [lane.connection.marketplace, lane]));
}

const readReceipts = (partnerId: string) =>
  inPartner(partnerId, (db) => db.receipt.findMany({ where: { partnerId }, orderBy: { createdAt: "asc" } }));

const readEvents = (partnerId: string, name: string) =>
  inPartner(partnerId, (db) => db.outboxEvent.findMany({ where: { partnerId, name } }));

describe("a product whose facts are given", () => {
  test("goes to four marketplaces by itself: three by API, one as a kit, each with price and stock", async () => {
    const partnerId = await createPartner();
    await connect(partnerId);
    const productId = await createProduct(partnerId);
    const lanes = await writeLanes(partnerId, productId);
    const written = await readLanes(partnerId, productId);
    expect(written).toMatchObject({
      uzum: { state: "HANDED_OVER", currency: "UZS", reasons: [] },
      wildberries: { state: "PUBLISHING", categoryName: "Красота › Витамины", currency: "RUB" },
      yandex: { state: "PUBLISHING", categoryName: "Товары для здоровья › Витамины и БАД", currency: "UZS" },
      ozon: { state: "PUBLISHING", currency: "RUB" },
    });
    expect(await readEvents(partnerId, "cards/publish.requested")).toHaveLength(3);
    const { product } = await getLane(partnerId, written.ozon?.id ?? "");
    const generated = await inPartner(partnerId, (db) => db.product.findFirst({ where: { id: productId } }));
    expect(generated?.marketplaceCardGenerated).toBe(true);
    // 87 000 so'm at 152.34.
    expect(written.wildberries?.priceMinor).toBe(572_00n);
    expect(readPriceSteps(written.wildberries?.priceSteps).map(({ key }) => key)).toContain("rate");

    await publishLanes(partnerId, lanes);
    const live = await readLanes(partnerId, productId);
    expect(live).toMatchObject({
      uzum: { state: "HANDED_OVER" },
      wildberries: { state: "LIVE", complaints: [] },
      yandex: { state: "LIVE", complaints: [] },
      ozon: { state: "LIVE", complaints: [] },
    });
    for (const name of ["wildberries", "yandex", "ozon"] as const) {
      const lane = live[name];
      const { marketplace, shop } = await openMarketplace(partnerId, lane?.connectionId ?? "");
      const { items } = await marketplace.listListings({ shop, skus: [product.sku] });
      expect(await marketplace.readStocks({ shop, listings: items }), name).toMatchObject([{ quantity: 25 }]);
      expect(await marketplace.readPrices({ shop, listings: items }), name).toMatchObject([
        { price: { amountMinor: lane?.priceMinor, currency: lane?.currency } },
      ]);
    }
    const receipts = await readReceipts(partnerId);
    const count = (kind: string) => receipts.filter((receipt) => receipt.kind === kind).length;
    expect({
      written: count("card-written"),
      priced: count("price-set"),
      published: count("card-published"),
      stocked: count("stock-set"),
    }).toEqual({ written: 4, priced: 4, published: 4, stocked: 3 });
    expect(receipts.every(({ state }) => state === "APPLIED")).toBe(true);
  });

  test("Uzum's lane finds the card that the seller made in the cabinet, and keeps the seller's price", async () => {
    const partnerId = await createPartner();
    await connect(partnerId, ["uzum"]);
    const productId = await createProduct(partnerId);
    const [lane] = await writeLanes(partnerId, productId);
    const laneId = lane?.laneId ?? "";
    const { product, titleUz, titleRu } = await getLane(partnerId, laneId);
    expect(await checkLane(partnerId, laneId)).toEqual({ state: "HANDED_OVER", becameLive: false });
    const form = new URLSearchParams({
      category: "1301",
      titleUz,
      titleRu,
      sku: product.sku,
      priceUzs: "99000",
      lengthMm: "120",
      widthMm: "70",
      heightMm: "70",
      weightGrams: "200",
      seller: partnerId,
    });
    await fetch(`${urls.uzum}/cabinet/products`, { method: "POST", body: form, redirect: "manual" });
    expect(await checkLane(partnerId, laneId)).toEqual({ state: "LIVE", becameLive: true });
    await settleLanePrice(partnerId, laneId);
    await settleLaneStock(partnerId, laneId);
    const listing = await inPartner(partnerId, (db) => db.listing.findFirst({ where: { partnerId, productId } }));
    expect(listing).toMatchObject({ state: "LIVE", sku: product.sku, priceMinor: 99_000_00n });
    const { marketplace, shop } = await openMarketplace(partnerId, lane?.connectionId ?? "");
    const { items } = await marketplace.listListings({ shop, skus: [product.sku] });
    expect(await marketplace.readStocks({ shop, listings: items })).toMatchObject([{ quantity: 25 }]);
  });
});

describe("a product that lacks something", () => {
  test("waits for its dimensions, and goes on by itself once they are given", async () => {
    const partnerId = await createPartner();
    await connect(partnerId, ["uzum", "wildberries"]);
    const productId = await createProduct(partnerId, { lengthMm: "", widthMm: "", heightMm: "", weightGrams: "" });
    await writeLanes(partnerId, productId);
    const waiting = (await readLanes(partnerId, productId)).wildberries;
    expect(waiting).toMatchObject({ state: "SUGGESTED", reasons: [{ key: "dimensionsAssumed" }] });
    expect(await countWaitingCards(partnerId)).toEqual({ total: 1, publishable: 1 });
    await answerDimensions(partnerId, productId, { lengthMm: 400, widthMm: 300, heightMm: 200, weightGrams: 900 });
    const decided = (await readLanes(partnerId, productId)).wildberries;
    expect(decided?.state).toBe("PUBLISHING");
    expect(decided?.priceMinor ?? 0n).toBeGreaterThan(waiting?.priceMinor ?? 0n);
    expect((await readLanes(partnerId, productId)).uzum).toMatchObject({ state: "HANDED_OVER", reasons: [] });
    const published = (await readReceipts(partnerId)).filter(({ kind }) => kind === "card-published");
    expect(published).toMatchObject([{ state: "APPLIED" }, { state: "APPLIED", allowedBy: "autonomy:auto" }]);
  });

  test("waits for what a category insists on, and for a category that no word names", async () => {
    const partnerId = await createPartner();
    await connect(partnerId, ["wildberries"]);
    const productId = await createProduct(partnerId, { name: "Noma'lum narsa uch soʻz" });
    const [lane] = await writeLanes(partnerId, productId);
    const laneId = lane?.laneId ?? "";
    expect(readReasons((await getLane(partnerId, laneId)).reasons)).toEqual([{ key: "categoryMissing" }]);
    expect(await allowPublishing(partnerId, productId)).toEqual({ published: 0, left: 1 });
    const [found] = await searchCategories(partnerId, laneId, "витамин");
    await answerCategory(partnerId, laneId, found?.externalId ?? "");
    const asked = await getLane(partnerId, laneId);
    expect(readReasons(asked.reasons)).toEqual([{ key: "attributeMissing", values: { name: "Форма выпуска" } }]);
    const [attribute] = readAttributes(asked.attributes).filter(({ values }) => values.length === 0);
    await answerAttributes(partnerId, laneId, { [attribute?.externalId ?? ""]: "таблетки" });
    expect(await getLane(partnerId, laneId)).toMatchObject({ state: "PUBLISHING", reasons: [] });
    await publishLanes(partnerId, [{ laneId }]);
    expect((await getLane(partnerId, laneId)).state).toBe("LIVE");
  });

  test("waits for a currency rate, and is priced and decided by itself once there is one", async () => {
    const partnerId = await createPartner();
    await connect(partnerId, ["wildberries"]);
    const productId = await createProduct(partnerId);
    const publishRates = (day: string) => openDb().currencyRate.updateMany({ data: { day: new Date(day) } });
    await publishRates("2999-01-10");
    await writeLanes(partnerId, productId);
    expect((await readLanes(partnerId, productId)).wildberries).toMatchObject({
      state: "SUGGESTED",
      priceMinor: null,
      reasons: [{ key: "rateMissing" }],
    });
    expect(await findPartnersWithoutRate()).toContainEqual({ partnerId });
    await publishRates("2026-01-10");
    expect(await priceWaitingLanes(partnerId)).toBe(1);
    expect((await readLanes(partnerId, productId)).wildberries).toMatchObject({
      state: "PUBLISHING",
      priceMinor: 572_00n,
      reasons: [],
    });
    expect(await findPartnersWithoutRate()).not.toContainEqual({ partnerId });
    expect(await priceWaitingLanes(partnerId)).toBe(0);
    const published = (await readReceipts(partnerId)).filter(({ kind }) => kind === "card-published");
    expect(published).toMatchObject([
      {
        state: "APPLIED",
        reason: { key: "cards.receipts.why.PUBLISHING" },
        evidence: { waitedFor: { reasons: [{ key: "rateMissing" }] } },
      },
    ]);
  });

  test("a refused card shows the marketplace's own words, and is written again on the seller's word", async () => {
    const partnerId = await createPartner();
    await connect(partnerId, ["wildberries"]);
    const taken = await createProduct(partnerId, { barcode: "4006381333931" });
    await publishLanes(partnerId, await writeLanes(partnerId, taken));
    const productId = await createProduct(partnerId, { barcode: "4006381333931" });
    const lanes = await writeLanes(partnerId, productId);
    const laneId = lanes[0]?.laneId ?? "";
    await publishLane(partnerId, laneId);
    expect(await checkLane(partnerId, laneId)).toEqual({ state: "REJECTED", becameLive: false });
    expect(readComplaints((await getLane(partnerId, laneId)).complaints)[0]?.words).toContain("4006381333931");
    await rewriteCard(partnerId, laneId);
    expect(await getLane(partnerId, laneId)).toMatchObject({ state: "WAITING", steps: [] });
    expect(await readEvents(partnerId, "cards/card.requested")).toHaveLength(1);
  });
});

describe("the autonomy ladder", () => {
  test("suggest: nothing goes out before the one button, which settles the receipts", async () => {
    const partnerId = await createPartner("suggest");
    await connect(partnerId, ["uzum", "wildberries"]);
    const productId = await createProduct(partnerId);
    await writeLanes(partnerId, productId);
    expect(await readLanes(partnerId, productId)).toMatchObject({
      uzum: { state: "HANDED_OVER" },
      wildberries: { state: "SUGGESTED", reasons: [{ key: "autonomySuggest" }] },
    });
    expect(await readEvents(partnerId, "cards/publish.requested")).toHaveLength(0);
    expect(await allowPublishing(partnerId, null)).toEqual({ published: 1, left: 0 });
    expect(await allowPublishing(partnerId, null)).toEqual({ published: 0, left: 0 });
    expect(await readEvents(partnerId, "cards/publish.requested")).toHaveLength(1);
    const receipts = await readReceipts(partnerId);
    expect(
      receipts.find(({ kind, marketplace }) => kind === "card-published" && marketplace === "wildberries"),
    ).toMatchObject({
      state: "APPLIED",
      allowedBy: "partner",
      reason: { key: "cards.receipts.why.allowed" },
      evidence: { waitedFor: { reasons: [{ key: "autonomySuggest" }] } },
    });
  });

  test("a declined suggestion goes nowhere", async () => {
    const partnerId = await createPartner("suggest");
    await connect(partnerId, ["wildberries"]);
    const [lane] = await writeLanes(partnerId, await createProduct(partnerId));
    await declineCard(partnerId, lane?.laneId ?? "");
    expect(await getLane(partnerId, lane?.laneId ?? "")).toMatchObject({
      state: "WAITING",
      reasons: [{ key: "declined" }],
    });
    await expect(declineCard(partnerId, lane?.laneId ?? "")).rejects.toMatchObject({ code: "conflict" });
    expect(await allowPublishing(partnerId, null)).toEqual({ published: 0, left: 0 });
  });

  test("off: no card is written until the partner asks for it", async () => {
    const partnerId = await createPartner("off");
    await connect(partnerId, ["uzum"]);
    const productId = await createProduct(partnerId);
    expect(await writeLanes(partnerId, productId)).toEqual([]);
    expect((await readLanes(partnerId, productId)).uzum).toMatchObject({ state: "WAITING", titleRu: "" });
    expect(await requestMissingCards(partnerId, productId)).toEqual({ requested: 1 });
    expect(await readEvents(partnerId, "cards/card.requested")).toHaveLength(1);
  });
});

test("another partner's id finds nothing", async () => {
  const [owner, stranger] = [await createPartner(), await createPartner()];
  await connect(owner, ["uzum"]);
  const productId = await createProduct(owner);
  const [lane] = await writeLanes(owner, productId);
  const laneId = lane?.laneId ?? "";
  await expect(getLane(stranger, laneId)).rejects.toMatchObject({ code: "not-found" });
  await expect(rewriteCard(stranger, laneId)).rejects.toMatchObject({ code: "not-found" });
  await expect(declineCard(stranger, laneId)).rejects.toMatchObject({ code: "not-found" });
  await expect(requestMissingCards(stranger, productId)).rejects.toMatchObject({ code: "not-found" });
  const size = { lengthMm: 1, widthMm: 1, heightMm: 1, weightGrams: 1 };
  await expect(answerDimensions(stranger, productId, size)).rejects.toMatchObject({ code: "not-found" });
  expect(await allowPublishing(stranger, productId)).toEqual({ published: 0, left: 0 });
  expect(await readReceipts(stranger)).toEqual([]);
});
