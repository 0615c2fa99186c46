import { randomBytes, randomUUID } from "node:crypto";
import { inPartner, openDb } from "@/lib/db/client";
import type { MarketplaceId, MarketplaceOrder, OrderState } from "@/lib/marketplaces/types";
import { type Currency, money } from "@/lib/money";
import { dateOfDay } from "@/lib/profit/days";
import { receiveStock } from "@/lib/stock/receive-stock";

export type World = {
  partnerId: string;
  connections: Record<MarketplaceId, { id: string; shopId: string }>;
};

/** Before every order of the tests, but for those that are meant to be older. */
const connectedAt = new Date("2026-01-15T00:00:00Z");

/** An approved partner on the free tariff (3 %) with one shop at each marketplace. */
export async function createWorld(): Promise<World> {
  const partnerId = randomUUID();
  const shops: [MarketplaceId, Currency][] = [
    ["uzum", "UZS"],
    ["wildberries", "UZS"],
    ["yandex", "UZS"],
    ["ozon", "RUB"],
  ];
  const connections = await inPartner(partnerId, async (db) => {
    await db.partner.create({
      data: { id: partnerId, businessName: "Sinov", phone: "998901234567", category: "home", approved: true },
    });
    const made = [];
    for (const [marketplace, currency] of shops) {
      const connection = await db.connection.create({
        data: {
          partnerId,
          marketplace,
          accountExternalId: randomUUID(),
          accountName: marketplace,
          webhookTokenHash: randomBytes(32),
          webhookToken: randomBytes(32),
          keyLastFour: "0000",
          checkedAt: new Date(),
          createdAt: connectedAt,
        },
      });
      const shop = await db.shop.create({
        data: { partnerId, connectionId: connection.id, externalId: "1", name: marketplace, currency },
      });
      made.push([marketplace, { id: connection.id, shopId: shop.id }]);
    }
    return Object.fromEntries(made) as World["connections"];
  });
  return { partnerId, connections };
}

type Goods = { sku: string; costMinor: bigint; stock: number; createdAt?: Date };

export function createGoods(
  { partnerId }: Pick<World, "partnerId">,
  { sku, costMinor, stock, createdAt }: Goods,
): Promise<string> {
  return inPartner(partnerId, async (db) => {
    const { id } = await db.product.create({
      data: { partnerId, sku, name: `Mahsulot ${sku}`, costMinor, createdAt: createdAt ?? new Date("2026-10-01") },
    });
    await receiveStock(db, { partnerId, productId: id, quantity: stock, causeKey: `product/${id}/first` });
    return id;
  });
}

type Line = { sku: string; quantity?: number; priceMinor: bigint; currency?: Currency };

/** An order as a marketplace tells it; `changedAt` is the time of `state`. */
export function orderOf(
  externalId: string,
  state: OrderState,
  changedAt: string,
  lines: Line[],
  orderedAt = "2026-11-02T06:00:00Z",
): MarketplaceOrder {
  return {
    externalId,
    shopExternalId: "1",
    state,
    rawState: state.toLowerCase(),
    orderedAt: new Date(orderedAt),
    changedAt: new Date(changedAt),
    shipBy: new Date("2026-11-04T06:00:00Z"),
    lines: lines.map(({ sku, quantity = 1, priceMinor, currency = "UZS" }, index) => ({
      externalLineId: String(index + 1),
      listing: { sku, externalId: null, variantExternalId: null },
      title: `Mahsulot ${sku}`,
      quantity,
      unitPrice: money(priceMinor, currency),
    })),
  };
}

export async function putRate(currency: Currency, day: string, rateToUzs: string) {
  await openDb().currencyRate.create({ data: { currency, day: dateOfDay(day), rateToUzs, source: "cbu.uz" } });
}

export const readBalance = (partnerId: string, productId: string) =>
  inPartner(partnerId, (db) =>
    db.stockBalance.findUniqueOrThrow({ where: { productId }, select: { onHand: true, reserved: true } }),
  );

/** All that money says, without ids and times: what two worlds are compared by. */
export function readMoney(partnerId: string) {
  return inPartner(partnerId, async (db) => {
    const figures = await db.dailyFigures.findMany({
      where: { partnerId },
      orderBy: [{ day: "asc" }, { marketplace: "asc" }],
      omit: { id: true, partnerId: true, createdAt: true, updatedAt: true },
    });
    const commissions = await db.commissionPaid.aggregate({ where: { partnerId }, _sum: { amountMinor: true } });
    const owed = await db.ledgerEntry.aggregate({
      where: { partnerId, account: "PARTNER" },
      _sum: { amountMinor: true },
    });
    return {
      // A day that came back to nothing says as much as one that never was.
      figures: figures
        .map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) }))
        .filter(({ day: _, marketplace: __, ...numbers }) =>
          Object.values(numbers).some((value) => Number(value) !== 0),
        ),
      commissionMinor: commissions._sum.amountMinor ?? 0n,
      owedMinor: owed._sum.amountMinor ?? 0n,
    };
  });
}
