import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { returnsReply, type WireReturn } from "@/lib/marketplaces/ozon/returns";
import type { MarketplaceReturn, Page } from "@/lib/marketplaces/types";

const returnsPerPage = 500;

type Input = { since: Date; until: Date; cursor?: string | null };

/** Returns of the seller's own warehouse whose status changed in the window; those of Ozon's go to Ozon. */
export async function listReturns(
  client: OzonClient,
  { since, until, cursor }: Input,
): Promise<Page<MarketplaceReturn>> {
  const body = {
    filter: {
      visual_status_change_moment: { time_from: since.toISOString(), time_to: until.toISOString() },
      return_schema: "FBS",
    },
    limit: returnsPerPage,
    ...(cursor && { last_id: Number(cursor) }),
  };
  const readAt = client.now();
  const { returns, has_next } = await client.post("returns", body, returnsReply);
  const last = returns.at(-1)?.id;
  return {
    items: returns.map((one) => toReturn(one, readAt)),
    nextCursor: has_next && last && last !== cursor ? last : null,
  };
}

const kinds = new Map<string, MarketplaceReturn["kind"]>([
  ["Cancellation", "not-collected"],
  ["FullReturn", "not-collected"],
  ["PartialReturn", "not-collected"],
  ["ClientReturn", "return"],
]);

/** `visual.status.sys_name`. Money given back without the goods, and what becomes of the goods at Ozon, have no word of ours. */
const states: [RegExp, MarketplaceReturn["state"]][] = [
  [/^(Rejected|CrmRejected|Cancelled|CompensationRejected)/, "refused"],
  [/^ReceivedBySeller$/, "received"],
  [/^ArrivedAtReturnPlace$/, "ready"],
  [/^(MovingToSeller|ReturningToSellerByCourier|MovingToOzon|WaitingShipment|Approved|ApprovedByOzon)$/, "on-the-way"],
  [/^(Dispute|OnSeller|OfferedPartialCompensation|CompensationOffered|WaitingCompensation|SendingError)/, "requested"],
];

/** One return is one product. */
export function toReturn(one: WireReturn, readAt: Date): MarketplaceReturn {
  const { product, visual } = one;
  const rawState = visual?.status?.sys_name || "none";
  return {
    externalId: one.id,
    orderExternalId: one.posting_number || null,
    kind: kinds.get(one.type) ?? "unknown",
    state: states.find(([pattern]) => pattern.test(rawState))?.[1] ?? "unknown",
    rawState: `${one.type || "none"}/${rawState}`,
    lines: product
      ? [
          {
            listing: { sku: product.offer_id, externalId: null, variantExternalId: product.sku },
            title: product.name,
            quantity: product.quantity ?? 1,
            reason: one.return_reason_name || null,
          },
        ]
      : [],
    changedAt: visual?.change_moment ?? readAt,
  };
}
