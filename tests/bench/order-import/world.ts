import { randomBytes, randomUUID } from "node:crypto";
import { sealCredential } from "@/lib/connections/seal-credential";
import { inPartner, openDb } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import { dateOfDay, dayOf, listDays } from "@/lib/profit/days";
import { receiveStock } from "@/lib/stock/receive-stock";
import { shopExternalId } from "./pages.ts";
import { productCount, skuOf } from "./sales.ts";

const dayMs = 86_400_000;

/** A partner who connected before all of the orders, with 200 listed products; every tenth has too few units. */
export async function createSeller(marketplace: MarketplaceId, now: Date) {
  const [partnerId, connectionId, shopId] = [randomUUID(), randomUUID(), randomUUID()];
  const currency = marketplace === "ozon" ? "RUB" : "UZS";
  const long = new Date(now.getTime() - 100 * dayMs);
  await inPartner(partnerId, async (db) => {
    await db.partner.create({
      data: { id: partnerId, businessName: "Bench", phone: "998901234567", category: "home", approved: true },
    });
    await db.connection.create({
      data: {
        id: connectionId,
        partnerId,
        marketplace,
        accountExternalId: randomUUID(),
        accountName: "Bench",
        webhookTokenHash: randomBytes(32),
        webhookToken: randomBytes(32),
        keyLastFour: "0000",
        checkedAt: now,
        createdAt: long,
      },
    });
    const key = sealCredential(partnerId, connectionId, { key: randomUUID(), clientId: shopExternalId });
    await db.connectionCredential.create({ data: { ...key, partnerId, connectionId } });
    const shop = { externalId: shopExternalId, name: "Bench", currency } as const;
    await db.shop.create({ data: { ...shop, id: shopId, partnerId, connectionId } });
    const products = Array.from({ length: productCount }, (_, product) => ({
      id: randomUUID(),
      partnerId,
      sku: skuOf(product),
      name: `Mahsulot ${product}`,
      costMinor: 20_000_00n,
      createdAt: long,
    }));
    await db.product.createMany({ data: products });
    await db.listing.createMany({
      data: products.map(({ id, sku }, product) => ({
        partnerId,
        productId: id,
        connectionId,
        shopId,
        sku,
        variantExternalId: String(900_000 + product),
        state: "LIVE" as const,
        rawState: "live",
        priceMinor: 1n,
        currency,
      })),
    });
    for (const [product, { id }] of products.entries()) {
      const quantity = product % 10 === 0 ? 100 : 100_000;
      await receiveStock(db, { partnerId, productId: id, quantity, causeKey: `product/${id}/first` });
    }
  });
  await openDb().currencyRate.createMany({
    data: listDays(dayOf(long), dayOf(now)).map((day) => ({
      currency: "RUB" as const,
      day: dateOfDay(day),
      rateToUzs: "157.43",
      source: "cbu.uz",
    })),
    skipDuplicates: true,
  });
  return { partnerId, connectionId };
}
