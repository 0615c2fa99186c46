import "server-only";
import { createHash } from "node:crypto";
import { sealPushToken } from "@/lib/connections/push-address";
import { newestKeyId } from "@/lib/crypto/secret-box";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import type { Db } from "@/lib/db/client";
import { demoFees, demoGoods, demoMarketplaces } from "@/lib/demo/goods";
import { demoDays } from "@/lib/demo/make-orders";

const dayMs = 86_400_000;

/** The connections of the demo and their shops, in the order of `demoMarketplaces`. */
export async function findDemoShops(partnerId: string, db: Db) {
  const rows = await db.shop.findMany({
    where: { partnerId },
    select: { id: true, externalId: true, connection: { select: { id: true, marketplace: true } } },
    orderBy: { externalId: "asc" },
  });
  return rows.map(({ id, externalId, connection }) => ({
    shopId: id,
    externalId,
    connectionId: connection.id,
    marketplace: connection.marketplace,
  }));
}

/**
 * The made-up partner with all that it sells. Ids follow from names and every row is written once, so that two who open
 * the demo at the same moment make one shop. Its connections rest: no key stands behind them.
 */
export async function addDemoShop(partnerId: string, now: Date, db: Db): Promise<void> {
  const since = new Date(now.getTime() - (demoDays + 5) * dayMs);
  const base = { partnerId, createdAt: since, updatedAt: since };
  const skip = { skipDuplicates: true } as const;
  await db.partner.createMany({
    data: [
      {
        id: partnerId,
        businessName: "Namuna doʻkoni",
        phone: "998000000000",
        category: "home",
        approved: true,
        status: "APPROVED",
        submittedAt: since,
        reviewedAt: since,
        createdAt: since,
      },
    ],
    ...skip,
  });
  await db.connection.createMany({
    data: demoMarketplaces.map((marketplace) => {
      const [id, token] = [idOf(`connection/${marketplace}`), makeToken()];
      return {
        ...base,
        id,
        marketplace,
        accountExternalId: "demo",
        accountName: "Namuna doʻkoni",
        status: "PAUSED" as const,
        webhookTokenHash: hashToken(token),
        webhookToken: sealPushToken(partnerId, id, token),
        sealKeyId: newestKeyId(),
        keyLastFour: "demo",
        checkedAt: since,
      };
    }),
    ...skip,
  });
  await db.shop.createMany({
    data: demoMarketplaces.map((marketplace) => ({
      ...base,
      id: idOf(`shop/${marketplace}`),
      connectionId: idOf(`connection/${marketplace}`),
      externalId: `demo-${marketplace}`,
      name: "Namuna doʻkoni",
      currency: "UZS" as const,
    })),
    ...skip,
  });
  await addGoods(partnerId, base, db);
}

async function addGoods(partnerId: string, base: { partnerId: string; createdAt: Date; updatedAt: Date }, db: Db) {
  const skip = { skipDuplicates: true } as const;
  const productIds = demoGoods.map(({ sku }) => idOf(`product/${sku}`));
  await db.product.createMany({
    data: demoGoods.map(({ sku, uz, category, costSom }) => ({
      ...base,
      id: idOf(`product/${sku}`),
      sku,
      name: uz,
      category,
      costMinor: BigInt(costSom) * 100n,
      marketplaceCardGenerated: true,
    })),
    ...skip,
  });
  await db.stockMovement.createMany({
    data: demoGoods.map(({ sku, received }) => ({
      id: idOf(`receipt/${sku}`),
      partnerId,
      productId: idOf(`product/${sku}`),
      kind: "RECEIPT" as const,
      onHand: received,
      reserved: 0,
      causeKey: `demo/${sku}`,
      createdAt: base.createdAt,
    })),
    ...skip,
  });
  await db.stockBalance.createMany({
    data: demoGoods.map(({ received }, place) => ({
      ...base,
      productId: productIds[place] ?? "",
      onHand: received,
    })),
    ...skip,
  });
  const places = demoGoods.flatMap((good) => demoMarketplaces.map((marketplace) => ({ good, marketplace })));
  const priceOf = (som: number) => ({ priceMinor: BigInt(som) * 100n, currency: "UZS" as const });
  await db.listing.createMany({
    data: places.map(({ good, marketplace }) => ({
      ...base,
      ...priceOf(good.priceSom),
      id: idOf(`listing/${marketplace}/${good.sku}`),
      productId: idOf(`product/${good.sku}`),
      connectionId: idOf(`connection/${marketplace}`),
      shopId: idOf(`shop/${marketplace}`),
      sku: good.sku,
      externalId: good.sku,
      variantExternalId: good.sku,
      state: "LIVE" as const,
      rawState: "live",
      title: good.uz,
      linkedBy: "SKU" as const,
    })),
    ...skip,
  });
  await db.cardLane.createMany({
    data: places.map(({ good, marketplace }) => ({
      ...base,
      ...priceOf(good.priceSom),
      id: idOf(`lane/${marketplace}/${good.sku}`),
      productId: idOf(`product/${good.sku}`),
      connectionId: idOf(`connection/${marketplace}`),
      state: "LIVE" as const,
      titleUz: good.uz,
      titleRu: good.ru,
    })),
    ...skip,
  });
  await db.receipt.createMany({
    data: places.map(({ good, marketplace }, place) => ({
      partnerId,
      id: idOf(`receipt-of/${marketplace}/${good.sku}`),
      kind: "price-set",
      state: "APPLIED" as const,
      marketplace,
      productId: idOf(`product/${good.sku}`),
      before: { price: null },
      after: { price: { amountMinor: String(good.priceSom * 100), currency: "UZS" } },
      reason: { key: "cards.receipts.why.priced" },
      evidence: {
        cost: { amountMinor: String(good.costSom * 100), currency: "UZS" },
        floor: { amountMinor: String(floorSom(good.costSom, marketplace) * 100), currency: "UZS" },
      },
      cost: {},
      allowedBy: "autonomy",
      causeKey: `demo/${marketplace}/${good.sku}`,
      createdAt: new Date(base.createdAt.getTime() + place * 60_000),
    })),
    ...skip,
  });
}

/** Under it the sale would not bring its cost and the marketplace's fees back. */
function floorSom(costSom: number, marketplace: keyof typeof demoFees): number {
  const { commissionBasisPoints, deliverySom } = demoFees[marketplace];
  return Math.ceil(((costSom + deliverySom) * 10_000) / (10_000 - commissionBasisPoints));
}

/** A UUID that follows from a name (RFC 9562, version 8). */
function idOf(name: string): string {
  const hex = createHash("sha256").update(`demo/${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export async function findNewestOrder(partnerId: string, db: Db): Promise<Date | null> {
  const order = await db.order.findFirst({
    where: { partnerId },
    orderBy: { orderedAt: "desc" },
    select: { orderedAt: true },
  });
  return order?.orderedAt ?? null;
}
