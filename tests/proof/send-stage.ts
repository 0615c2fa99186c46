import { randomBytes, randomUUID } from "node:crypto";
import { createConnection } from "@/lib/connections/create-connection";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import type { Currency } from "@/lib/money";
import { receiveStock } from "@/lib/stock/receive-stock";
import { startOzonSandbox } from "../../local/marketplaces/ozon/start-sandbox.ts";
import { startUzumSandbox } from "../../local/marketplaces/uzum/sandbox.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { insertPartner, query } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { recordWrites } from "./record-writes.ts";

export type Goods = { sku: string; listingId: string; productId: string };

/**
 * A database, the sandboxes of Ozon and Uzum, and a partner connected to both, outside any test runner. Every write of
 * a price or a stock that leaves this process is in `writes`.
 */
export async function openSendStage() {
  const database = await createProductDatabase();
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  const key = randomUUID();
  const ozon = await startOzonSandbox({ key, clientId: "480172", moderationMs: 0 });
  const uzum = await startUzumSandbox({ key, moderationMs: 0 });
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    APP_ORIGIN: "http://localhost:3000",
    INNGEST_DEV: "http://127.0.0.1:9",
    OZON_API_URL: ozon.url,
    UZUM_API_URL: uzum.url,
  });
  const urls = { ozon: ozon.url, uzum: uzum.url };
  const { partnerId } = await insertPartner(database.superuserUrl);
  await query(
    database.superuserUrl,
    `insert into currency_rates (currency, day, "rateToUzs", source, "updatedAt") values ('RUB', '2026-01-01', 150, 'test', now())`,
  );
  const connections = {
    ozon: (await createConnection(partnerId, { marketplace: "ozon", key, clientId: "480172" })).connectionId,
    uzum: (await createConnection(partnerId, { marketplace: "uzum", key })).connectionId,
  };
  let ahead = 0;
  const recorder = recordWrites(() => Date.now() + ahead);

  const control = async (name: keyof typeof urls, path: string, body?: object) => {
    const response = await fetch(`${urls[name]}/_sandbox/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };

  return {
    partnerId,
    connections,
    superuserUrl: database.superuserUrl,
    writes: recorder.writes,
    control,
    /** Later, for the sandbox and for all that we have written down: as if nobody had done anything meanwhile. */
    async advance(ms: number) {
      ahead += ms;
      await control("ozon", "time", { advanceMs: Math.ceil(ms) });
      await query(database.superuserUrl, shiftSql, [Math.ceil(ms)]);
    },
    addOzonGoods: (sku: string, priceMinor: bigint) =>
      addOzonGoods({ partnerId, connectionId: connections.ozon, sku, priceMinor }),
    async addUzumGoods(sku: string, priceMinor: bigint) {
      await control("uzum", "cabinet/products", { ...uzumCard, sku, priceUzs: Number(priceMinor / 100n), key });
      return saveGoods({ partnerId, connectionId: connections.uzum, sku, priceMinor, currency: "UZS" });
    },
    /** Known to us alone: nothing of it may be sent. */
    addUnsentGoods: (sku: string, priceMinor: bigint) =>
      saveGoods({ partnerId, connectionId: connections.uzum, sku, priceMinor, currency: "UZS" }),
    async close() {
      recorder.stop();
      await Promise.all([ozon.close(), uzum.close()]);
      const clients = globalThis as { appClient?: Client; adminClient?: Client };
      await Promise.all([clients.appClient?.$disconnect(), clients.adminClient?.$disconnect()]);
      await database.drop();
    },
  };
}

export type SendStage = Awaited<ReturnType<typeof openSendStage>>;
type Client = { $disconnect(): Promise<void> };

const shiftSql = `
  with ago as (select $1::float8 * interval '1 millisecond' as span),
  buckets as (update rate_buckets set "atMs" = "atMs" - $1::float8, "pausedUntilMs" = "pausedUntilMs" - $1::float8),
  connections as (update marketplace_integrations set "limitedUntil" = "limitedUntil" - ago.span,
    "circuitOpenUntil" = "circuitOpenUntil" - ago.span from ago)
  update wanted_values set "sentAt" = "sentAt" - ago.span, "settleUntil" = "settleUntil" - ago.span,
    "unsureUntil" = "unsureUntil" - ago.span, "nextTryAt" = "nextTryAt" - ago.span, "leaseUntil" = "leaseUntil" - ago.span,
    "recentSends" = array(select s.at - ago.span from unnest("recentSends") s(at) order by s.at)
  from ago`;

const uzumCard = {
  category: "1001",
  titleUz: "Oq paxta futbolka erkaklar uchun",
  titleRu: "Футболка мужская белая хлопок",
  descriptionUz: "Yumshoq paxtadan futbolka.",
  descriptionRu: "Футболка из мягкого хлопка.",
  lengthMm: 300,
  widthMm: 250,
  heightMm: 20,
  weightGrams: 180,
  ikpu: "06109001001000000",
};

type NewGoods = { partnerId: string; connectionId: string; sku: string; priceMinor: bigint };

async function addOzonGoods(goods: NewGoods): Promise<Goods> {
  const { partnerId, connectionId, sku, priceMinor } = goods;
  const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
  const card = {
    sku,
    categoryExternalId: "17000031:93301",
    texts: { ru: { title: `Кабель USB Type-C ${sku}`, description: "Кабель для зарядки." } },
    brand: "Baseus",
    barcodes: [],
    pictureUrls: ["https://pictures.example/cable.jpg"],
    dimensions: { lengthMm: 120, widthMm: 80, heightMm: 20, weightGrams: 60 },
    attributes: [{ externalId: "5001", values: [{ text: "USB Type-C" }] }],
    price: { amountMinor: priceMinor, currency: "RUB" as const },
    ikpu: null,
  };
  const [published] = await marketplace.publishCards({ shop, cards: [card] });
  const tasks = published?.task ? [published.task] : [];
  for (let look = 0; ; look += 1) {
    const { items } = await marketplace.listListings({ shop, skus: [sku], tasks });
    if (items[0]?.state === "live") break;
    if (look > 50) throw new Error(`${sku} does not go live: ${items[0]?.rawState}`);
  }
  return saveGoods({ ...goods, currency: "RUB" });
}

/** Cheap goods, so that no price of the stage is below their cost. */
async function saveGoods({ partnerId, connectionId, sku, priceMinor, currency }: NewGoods & { currency: Currency }) {
  return inPartner(partnerId, async (db) => {
    const product = await db.product.create({ data: { partnerId, sku, name: sku, costMinor: 1_000_00n } });
    await receiveStock(db, { partnerId, productId: product.id, quantity: 10, causeKey: `first/${sku}` });
    const shop = await db.shop.findFirstOrThrow({ where: { partnerId, connectionId } });
    const listing = await db.listing.create({
      data: {
        partnerId,
        productId: product.id,
        connectionId,
        shopId: shop.id,
        sku,
        state: "LIVE",
        rawState: "live",
        priceMinor,
        currency,
      },
    });
    return { sku, listingId: listing.id, productId: product.id };
  });
}
