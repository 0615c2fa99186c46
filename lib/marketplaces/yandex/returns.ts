import { z } from "zod";
import type { MarketplaceReturn, Page, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";

const dayMs = 86_400_000;
const moscowMs = 3 * 3_600_000;

const returnSchema = z.object({
  id: z.number(),
  orderId: z.number(),
  creationDate: z.iso.datetime({ offset: true }).nullish(),
  updateDate: z.iso.datetime({ offset: true }).nullish(),
  refundStatus: z.string().nullish(),
  shipmentStatus: z.string().nullish(),
  returnType: z.string().nullish(),
  items: z.array(
    z.object({
      shopSku: z.string(),
      count: z.number(),
      decisions: z
        .array(
          z.object({
            reasonType: z.string().nullish(),
            subreasonType: z.string().nullish(),
            comment: z.string().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

const returnsSchema = resultOf(z.object({ returns: z.array(returnSchema), paging: pagingSchema }));

/** Filtered by the day of the last change, so the first day brings some that changed before `since`. */
export async function listReturns(
  client: Client,
  { shop, since, until, cursor }: { shop: Shop; since: Date; until: Date; cursor?: string | null },
): Promise<Page<MarketplaceReturn>> {
  const { result } = await client.call({
    method: "getReturns",
    params: { campaignId: shop.externalId },
    query: {
      // Whether the last day itself is meant is not said: one more does no harm.
      fromDate: moscowDay(since.getTime()),
      toDate: moscowDay(until.getTime() + dayMs),
      limit: 100,
      pageToken: cursor ?? undefined,
    },
    reply: returnsSchema,
  });
  return {
    items: result.returns.map((one) => returnFromWire(one, until)),
    nextCursor: result.paging?.nextPageToken || null,
  };
}

const moscowDay = (ms: number) => new Date(ms + moscowMs).toISOString().slice(0, 10);

type WireReturn = z.infer<typeof returnSchema>;

/** `readAt` stands in where the answer gives no time. Goods are named by their SKU alone. */
export function returnFromWire(wire: WireReturn, readAt: Date): MarketplaceReturn {
  const changed = wire.updateDate ?? wire.creationDate;
  return {
    externalId: String(wire.id),
    orderExternalId: String(wire.orderId),
    kind: kinds[wire.returnType ?? ""] ?? "unknown",
    state: returnState(wire.shipmentStatus, wire.refundStatus),
    rawState: [wire.shipmentStatus, wire.refundStatus].filter(Boolean).join("/"),
    lines: wire.items.map(({ shopSku, count, decisions }) => ({
      listing: { sku: shopSku, externalId: null, variantExternalId: null },
      title: shopSku,
      quantity: count,
      reason: reasonOf(decisions?.[0]),
    })),
    changedAt: changed ? new Date(changed) : readAt,
  };
}

const kinds: Record<string, MarketplaceReturn["kind"]> = { RETURN: "return", UNREDEEMED: "not-collected" };

function reasonOf(decision: NonNullable<WireReturn["items"][number]["decisions"]>[number] | undefined): string | null {
  const words = [decision?.reasonType, decision?.subreasonType, decision?.comment].filter(Boolean);
  return words.length > 0 ? words.join(", ") : null;
}

/** Where the goods are. Lost, utilised or sold on: they never come back, which none of our states says. */
const byShipment: Record<string, MarketplaceReturn["state"]> = {
  CREATED: "requested",
  RECEIVED: "on-the-way",
  IN_TRANSIT: "on-the-way",
  READY_FOR_PICKUP: "ready",
  PICKED: "received",
  FULFILMENT_RECEIVED: "received",
  EXPIRED: "refused",
  CANCELLED: "refused",
};

/** How the money stands, for returns that have no parcel (yet). */
const byRefund: Record<string, MarketplaceReturn["state"]> = {
  STARTED_BY_USER: "requested",
  REFUND_IN_PROGRESS: "requested",
  WAITING_FOR_DECISION: "requested",
  DECISION_MADE: "requested",
  PREMODERATION_DISPUTE: "requested",
  PREMODERATION_DECISION_WAITING: "requested",
  PREMODERATION_DECISION_MADE: "requested",
  PREMODERATION_SELECT_DELIVERY: "requested",
  CANCELLED: "refused",
  REJECTED: "refused",
};

export function returnState(
  shipment: string | null | undefined,
  refund: string | null | undefined,
): MarketplaceReturn["state"] {
  const money = byRefund[refund ?? ""] ?? "unknown";
  if (!shipment) return money;
  const parcel = byShipment[shipment] ?? "unknown";
  return parcel === "requested" && money === "refused" ? "refused" : parcel;
}
