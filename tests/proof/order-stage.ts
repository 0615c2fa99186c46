import { randomBytes, randomUUID } from "node:crypto";
import { connectTo } from "@/lib/connections/open-marketplace";
import { sealCredential } from "@/lib/connections/seal-credential";
import { inPartner } from "@/lib/db/client";
import {
  type CardDraft,
  type Credentials,
  type MarketplaceId,
  marketplaceIds,
  type Shop,
} from "@/lib/marketplaces/types";
import type { Faults } from "../../local/marketplaces/faults.ts";
import { startOzonSandbox } from "../../local/marketplaces/ozon/start-sandbox.ts";
import { startUzumSandbox } from "../../local/marketplaces/uzum/sandbox.ts";
import { startWildberriesSandbox } from "../../local/marketplaces/wildberries/sandbox.ts";
import { mintWildberriesToken } from "../../local/marketplaces/wildberries/token.ts";
import { startYandexSandbox } from "../../local/marketplaces/yandex/start.ts";
import { startRates } from "../../local/rates/start-rates.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { insertPartner } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { switchRatesOff } from "../support/rates-off.ts";
import { stopRelay } from "../support/stop-relay.ts";

const sku = "STAGE-1";

/**
 * A database and the four sandboxes, each with one seller, one card and plenty of stock, outside any test runner. Any
 * number of partners may be connected to the same sellers: what one reads of them must be what another reads. Without
 * a relay events stay in the outbox.
 */
export async function openOrderStage({ hasRelay = false } = {}) {
  const database = await createProductDatabase();
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  await switchRatesOff(database.superuserUrl);
  if (!hasRelay) await stopRelay(database.superuserUrl);
  const key = randomUUID();
  const credentials: Record<MarketplaceId, Credentials> = {
    uzum: { key: `uzum-${key}` },
    wildberries: { key: mintWildberriesToken(key) },
    yandex: { key: `ACMA:${key}` },
    ozon: { key, clientId: "480172" },
  };
  const sandboxes = {
    uzum: await startUzumSandbox({ key: credentials.uzum.key, moderationMs: 0 }),
    wildberries: await startWildberriesSandbox({ key: credentials.wildberries.key, secret: key, moderationMs: 0 }),
    yandex: await startYandexSandbox({ key: credentials.yandex.key, readOnlyKey: `ACMA:read-${key}`, moderationMs: 0 }),
    ozon: await startOzonSandbox({ key, clientId: "480172", moderationMs: 0 }),
  };
  const rates = await startRates();
  const origins = Object.fromEntries(marketplaceIds.map((id) => [id, sandboxes[id].url])) as Record<
    MarketplaceId,
    string
  >;
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    APP_ORIGIN: "http://localhost:3000",
    ...(!hasRelay && { INNGEST_DEV: "http://127.0.0.1:9" }),
    CBU_URL: rates.url,
    ...Object.fromEntries(marketplaceIds.map((id) => [`${id.toUpperCase()}_API_URL`, origins[id]])),
  });

  const control = async (id: MarketplaceId, path: string, body: object): Promise<Record<string, unknown>> => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`${origins[id]}/_sandbox/${path}`, init);
    const json = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${id} ${path}: ${response.status} ${JSON.stringify(json)}`);
    return json;
  };
  const shops = {} as Record<MarketplaceId, Shop[]>;
  for (const id of marketplaceIds) shops[id] = await openListing(id);

  /** A card that is live and never runs out; gives the seller's shops. */
  async function openListing(id: MarketplaceId): Promise<Shop[]> {
    const marketplace = connectTo(id, credentials[id]);
    const check = await marketplace.checkConnection();
    const [shop] = check.shops;
    if (!shop) throw new Error(`${id} has no shop`);
    if (id === "uzum") await control(id, "cabinet/products", { ...uzumCard, key: credentials.uzum.key });
    const cards = id === "uzum" ? [] : [cardOf(id)];
    const published = cards.length > 0 ? await marketplace.publishCards({ shop, cards }) : [];
    const tasks = published.flatMap(({ task }) => task ?? []);
    for (let look = 0; ; look += 1) {
      const { items } = await marketplace.listListings({ shop, ...(id !== "uzum" && { skus: [sku], tasks }) });
      const live = items.filter((item) => item.state === "live");
      if (live.length > 0) {
        await marketplace.setStocks({ shop, stocks: live.map((item) => ({ ...item, quantity: 9_000 })) });
        return check.shops;
      }
      if (look > 50) throw new Error(`${id}: ${items[0]?.rawState ?? JSON.stringify(published)}`);
    }
  }

  return {
    origins,
    superuserUrl: database.superuserUrl,
    async order(id: MarketplaceId): Promise<string> {
      const { externalId } = await control(id, "orders", { sku, quantity: 1, key: credentials[id].key });
      return String(externalId);
    },
    /** One step on in its life; an order whose life is over stays. */
    advance: (id: MarketplaceId, externalId: string) =>
      control(id, `orders/${encodeURIComponent(externalId)}/advance`, { key: credentials[id].key }).catch(() => null),
    setFaults: (plan: Parameters<Faults["set"]>[0]) =>
      Promise.all(marketplaceIds.map((id) => control(id, "faults", plan))),
    /** Takes every call from now on and answers none. */
    silence: (id: MarketplaceId) =>
      control(id, "faults", { seed: 1, rules: [{ kind: "delay", share: 1, ms: 60_000 }] }),
    /** A partner of his own, with the four connections. */
    async connect() {
      const { partnerId } = await insertPartner(database.superuserUrl);
      const connections = {} as Record<MarketplaceId, string>;
      for (const id of marketplaceIds) {
        connections[id] = await storeConnection(partnerId, id, credentials[id], shops[id]);
      }
      return { partnerId, connections };
    },
    async close() {
      await Promise.all([...Object.values(sandboxes), rates].map((one) => one.close()));
      const clients = globalThis as { appClient?: Client };
      await clients.appClient?.$disconnect();
      delete clients.appClient;
      await database.drop();
    },
  };
}

export type OrderStage = Awaited<ReturnType<typeof openOrderStage>>;
type Client = { $disconnect(): Promise<void> };

/** Straight into the database: an account may be live for one partner at a time, and here several look at the same. */
async function storeConnection(
  partnerId: string,
  marketplace: MarketplaceId,
  credentials: Credentials,
  shops: Shop[],
): Promise<string> {
  const connectionId = randomUUID();
  await inPartner(partnerId, async (db) => {
    await db.connection.create({
      data: {
        id: connectionId,
        partnerId,
        marketplace,
        accountExternalId: randomUUID(),
        accountName: marketplace,
        webhookTokenHash: randomBytes(32),
        webhookToken: randomBytes(32),
        keyLastFour: "0000",
        checkedAt: new Date(),
      },
    });
    const sealed = sealCredential(partnerId, connectionId, credentials);
    await db.connectionCredential.create({ data: { ...sealed, partnerId, connectionId } });
    for (const { externalId, name, currency, warehouseExternalId } of shops) {
      await db.shop.create({ data: { externalId, name, currency, warehouseExternalId, partnerId, connectionId } });
    }
  });
  return connectionId;
}

const uzumCard = {
  sku,
  category: "1001",
  titleUz: "Oq paxta futbolka erkaklar uchun",
  titleRu: "Футболка мужская белая хлопок",
  descriptionUz: "Yumshoq paxtadan futbolka.",
  descriptionRu: "Футболка из мягкого хлопка.",
  lengthMm: 300,
  widthMm: 250,
  heightMm: 20,
  weightGrams: 180,
  barcode: "4780000000017",
  ikpu: "06109001001000000",
  priceUzs: 129_000,
};

function cardOf(id: MarketplaceId): CardDraft {
  const ofMarketplace = {
    uzum: { categoryExternalId: "", attributes: [] },
    wildberries: {
      categoryExternalId: "192",
      attributes: [
        { externalId: "14177449", values: [{ text: "белый" }] },
        { externalId: "14177450", values: [{ text: "хлопок 100%" }] },
        { externalId: "techSize", values: [{ text: "M" }] },
        { externalId: "wbSize", values: [{ text: "46-48" }] },
      ],
    },
    yandex: { categoryExternalId: "1003093", attributes: [{ externalId: "31006020", values: [{ text: "9" }] }] },
    ozon: {
      categoryExternalId: "17000031:93301",
      attributes: [{ externalId: "5001", values: [{ text: "USB Type-C" }] }],
    },
  };
  const isUzs = id === "yandex" || id === "uzum";
  return {
    sku,
    texts: {
      ru: { title: "Товар для проверки", description: "Обычный товар для проверки заказов." },
      uz: { title: "Sinov uchun mahsulot", description: "Buyurtmalarni sinash uchun oddiy mahsulot." },
    },
    brand: "Nur",
    barcodes: ["4780012345678"],
    pictureUrls: ["https://pictures.example/one.jpg"],
    dimensions: { lengthMm: 205, widthMm: 120, heightMm: 30, weightGrams: 250 },
    price: { amountMinor: isUzs ? 189_000_00n : 349_00n, currency: isUzs ? "UZS" : "RUB" },
    ikpu: "08528001001000000",
    ...ofMarketplace[id],
  };
}
