import { createHash } from "node:crypto";
import { type DemoGood, demoFees, demoGoods } from "@/lib/demo/goods";
import type { Fee, MarketplaceId, MarketplaceOrder, OrderState } from "@/lib/marketplaces/types";
import { dateOfDay, dayOf, listDays, shiftDay } from "@/lib/profit/days";

const hourMs = 3_600_000;

/** How many days of sales the demo looks back on. */
export const demoDays = 35;

/** Hours after the order at which it comes to stand there. */
const way: [number, OrderState][] = [
  [0, "NEW"],
  [5, "TO_PACK"],
  [20, "PACKED"],
  [44, "IN_TRANSIT"],
  [104, "AT_PICKUP"],
  [150, "DELIVERED"],
];

/**
 * The orders that a marketplace would show at this moment, the same for the same moment: chance is drawn from names, so
 * an order keeps its number and goes on along its way from one reading to the next.
 */
export function makeDemoOrders(marketplace: MarketplaceId, shopExternalId: string, now: Date): MarketplaceOrder[] {
  const today = dayOf(now);
  return listDays(shiftDay(today, 1 - demoDays), today).flatMap((day) =>
    demoGoods.flatMap((good) =>
      Array.from({ length: countOrders(marketplace, good, day) }, (_, index) =>
        makeOrder({ marketplace, shopExternalId, good, day, index, now }),
      ).filter((order) => order !== null),
    ),
  );
}

/** The marketplace's own fees of a delivered order; none before. */
export function makeDemoFees(marketplace: MarketplaceId, order: MarketplaceOrder): Fee[] {
  if (order.state !== "DELIVERED") return [];
  const { commissionBasisPoints, deliverySom } = demoFees[marketplace];
  const total = order.lines.reduce((sum, line) => sum + line.unitPrice.amountMinor * BigInt(line.quantity), 0n);
  const fee = (kind: "commission" | "logistics", amountMinor: bigint): Fee => ({
    externalId: `${order.externalId}-${kind}`,
    orderExternalId: order.externalId,
    externalLineId: null,
    sku: null,
    kind,
    rawKind: kind,
    amount: { amountMinor, currency: "UZS" },
    occurredAt: order.changedAt,
  });
  return [
    fee("commission", (total * BigInt(commissionBasisPoints)) / 10_000n),
    fee("logistics", BigInt(deliverySom) * 100n),
  ];
}

type Place = {
  marketplace: MarketplaceId;
  shopExternalId: string;
  good: DemoGood;
  day: string;
  index: number;
  now: Date;
};

/** Null where the hour of the order has not come yet. */
function makeOrder({ marketplace, shopExternalId, good, day, index, now }: Place): MarketplaceOrder | null {
  const name = `${marketplace}/${day}/${good.sku}/${index}`;
  // Tashkent is five hours ahead all year; people order between eight and midnight.
  const orderedAt = new Date(dateOfDay(day).getTime() + Math.floor((3 + chance(name, "hour") * 16) * hourMs));
  if (orderedAt > now) return null;
  const { state, since } = stand(name, (now.getTime() - orderedAt.getTime()) / hourMs);
  return {
    externalId: `D${day.replaceAll("-", "").slice(2)}-${String(Math.floor(chance(name, "number") * 1e6)).padStart(6, "0")}`,
    shopExternalId,
    state,
    rawState: state.toLowerCase(),
    orderedAt,
    changedAt: new Date(orderedAt.getTime() + since * hourMs),
    shipBy: state === "NEW" || state === "TO_PACK" ? new Date(orderedAt.getTime() + 40 * hourMs) : null,
    lines: [
      {
        externalLineId: "1",
        listing: { sku: good.sku, externalId: good.sku, variantExternalId: good.sku },
        title: good.uz,
        quantity: chance(name, "quantity") < 0.86 ? 1 : 2,
        unitPrice: { amountMinor: BigInt(good.priceSom) * 100n, currency: "UZS" },
      },
    ],
  };
}

/** Most go all the way; a few are cancelled, not collected, or come back. */
function stand(name: string, hours: number): { state: OrderState; since: number } {
  const fate = chance(name, "fate");
  if (fate < 0.04 && hours >= 10) return { state: "CANCELLED", since: 10 };
  if (fate >= 0.04 && fate < 0.07 && hours >= 240) return { state: "NOT_COLLECTED", since: 240 };
  if (fate >= 0.07 && fate < 0.1 && hours >= 300) return { state: "RETURNED", since: 300 };
  const isSlow = fate >= 0.04 && fate < 0.07;
  const reached = way.findLast(([from, state]) => hours >= from && !(isSlow && state === "DELIVERED"));
  const [since, state] = reached ?? way[0] ?? [0, "NEW"];
  return { state, since };
}

function countOrders(marketplace: MarketplaceId, { sku, daily }: DemoGood, day: string): number {
  const isWeekend = [0, 6].includes(dateOfDay(day).getUTCDay());
  const expected = daily * demoFees[marketplace].share * (isWeekend ? 1.35 : 0.9);
  return Math.floor(expected + chance(`${marketplace}/${day}/${sku}`, "count"));
}

/** From 0 to 1, the same for the same words. */
function chance(name: string, what: string): number {
  return createHash("sha256").update(`${name}/${what}`).digest().readUInt32BE() / 0x1_0000_0000;
}
