import { createConnection } from "@/lib/connections/create-connection";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import type { CardDraft } from "@/lib/marketplaces/types";
import { receiveStock } from "@/lib/stock/receive-stock";
import { query } from "../support/people.ts";

export const sku = "LAMP";

type Input = {
  partnerId: string;
  superuserUrl: string;
  key: string;
  stock: number;
  letLive: (name: "ozon" | "yandex") => Promise<unknown>;
};

export type StormConnection = { id: string; pushUrl: string };

/** One product, in stock, with a live listing in a shop of Ozon and in one of Yandex Market. */
export async function connectStormPartner({ partnerId, superuserUrl, key, stock, letLive }: Input) {
  const ids = {
    ozon: (await createConnection(partnerId, { marketplace: "ozon", key, clientId: "480172" })).connectionId,
    yandex: (await createConnection(partnerId, { marketplace: "yandex", key: `ACMA:${key}` })).connectionId,
  };
  // The pushes of the sandboxes go to the storm and not to the product: it must not ask for them itself.
  await query(superuserUrl, `update marketplace_integrations set "missingRights" = '{register-push}'`);
  const productId = await inPartner(partnerId, async (db) => {
    const { id } = await db.product.create({ data: { partnerId, sku, name: "Chiroq", costMinor: 60_000_00n } });
    await receiveStock(db, { partnerId, productId: id, quantity: stock, causeKey: `product/${id}/first` });
    return id;
  });
  for (const [name, connectionId] of Object.entries(ids) as ["ozon" | "yandex", string][]) {
    const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
    const [outcome] = await marketplace.publishCards({ shop, cards: [cards[name]] });
    if (!outcome || outcome.state === "rejected") throw new Error(`${name}: ${outcome?.reason?.words}`);
    await letLive(name);
    const { items } = await marketplace.listListings({
      shop,
      skus: [sku],
      ...(outcome.task && { tasks: [outcome.task] }),
    });
    const [listing] = items;
    if (!listing) throw new Error(`${name}: no listing`);
    const { externalId, variantExternalId } = listing;
    await marketplace.setStocks({ shop, stocks: [{ sku, externalId, variantExternalId, quantity: stock }] });
    await inPartner(partnerId, (db) =>
      db.listing.create({
        data: {
          partnerId,
          productId,
          connectionId,
          shopId: shop.id,
          sku,
          externalId,
          variantExternalId,
          state: "LIVE",
          rawState: "live",
          priceMinor: cards[name].price.amountMinor,
          currency: cards[name].price.currency,
        },
      }),
    );
  }
  const listed = await listConnections(partnerId, "uz", new Date());
  const of = (name: "ozon" | "yandex"): StormConnection => ({
    id: ids[name],
    pushUrl: listed.find(({ id }) => id === ids[name])?.pushUrl ?? "",
  });
  return { ozon: of("ozon"), yandex: of("yandex") };
}

const lamp = {
  sku,
  texts: { ru: { title: "Лампа настольная светодиодная", description: "Лампа с тремя режимами света." } },
  brand: "Nur",
  barcodes: [],
  pictureUrls: ["https://pictures.example/lamp.jpg"],
  dimensions: { lengthMm: 200, widthMm: 100, heightMm: 300, weightGrams: 800 },
  ikpu: null,
};

const cards: Record<"ozon" | "yandex", CardDraft> = {
  ozon: {
    ...lamp,
    categoryExternalId: "17000031:93301",
    attributes: [{ externalId: "5001", values: [{ text: "USB Type-C" }] }],
    price: { amountMinor: 1_500_00n, currency: "RUB" },
  },
  yandex: {
    ...lamp,
    categoryExternalId: "1003093",
    attributes: [],
    price: { amountMinor: 189_000_00n, currency: "UZS" },
  },
};
