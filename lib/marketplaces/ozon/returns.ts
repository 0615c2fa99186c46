import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import {
  wireAll,
  wireFlag,
  wireId,
  wireNumber,
  wireOptionalId,
  wireText,
  wireTime,
} from "@/lib/marketplaces/ozon/wire";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";

export const wireReturn = z.object({
  id: wireId,
  posting_number: wireText,
  type: wireText,
  return_reason_name: wireText,
  product: z.object({ sku: wireOptionalId, offer_id: wireText, name: wireText, quantity: wireNumber }).nullish(),
  visual: z.object({ status: z.object({ sys_name: wireText }).nullish(), change_moment: wireTime }).nullish(),
});
export type WireReturn = z.infer<typeof wireReturn>;
export const returnsReply = z.object({ returns: wireAll(wireReturn), has_next: wireFlag });

/** Numbers a call of the filter `posting_numbers`. */
const postingsPerCall = 50;
const returnsPerPage = 50;

/** Not a return (yet): the buyer asked for one and it is being discussed, was refused, or ended with money only. */
const notReturned =
  /^(Dispute|OnSeller|Offered|Cancelled|Rejected|CrmRejected|PartialCompensation|Compensation|WaitingCompensation|SendingError)/;

/** After the buyer had it in hands. Cancellation and FullReturn show in the posting's own status. */
function isBuyerReturn({ type, visual }: WireReturn): boolean {
  const isKind = type === "ClientReturn" || type === "PartialReturn";
  return isKind && !notReturned.test(visual?.status?.sys_name ?? "");
}

/** Numbers of FBS postings with a return that changed in this window. */
export async function listReturnedPostings(
  client: OzonClient,
  window: { since: Date; until: Date },
  lastId: string,
): Promise<{ postingNumbers: string[]; nextLastId: string | null }> {
  const filter = {
    visual_status_change_moment: { time_from: window.since.toISOString(), time_to: window.until.toISOString() },
    return_schema: "FBS",
  };
  const body = { filter, limit: returnsPerPage, last_id: Number(lastId) };
  const { returns, has_next } = await client.post("returns", body, returnsReply);
  const numbers = returns.filter(isBuyerReturn).map(({ posting_number }) => posting_number);
  const last = returns.at(-1)?.id;
  return { postingNumbers: [...new Set(numbers)], nextLastId: has_next && last && last !== lastId ? last : null };
}

/** A posting stays `delivered` when the buyer brings it back: only the returns tell. */
export async function withReturns(client: OzonClient, orders: MarketplaceOrder[]): Promise<MarketplaceOrder[]> {
  const delivered = orders.filter(({ state }) => state === "DELIVERED").map(({ externalId }) => externalId);
  const returned = new Map<string, number>();
  for (const batch of inBatches(delivered, postingsPerCall)) {
    const body = { filter: { posting_numbers: batch }, limit: 500, last_id: 0 };
    const { returns } = await client.post("returns", body, returnsReply);
    const each = new Map(returns.filter(isBuyerReturn).map((one) => [one.id, one]));
    for (const one of each.values()) {
      returned.set(one.posting_number, (returned.get(one.posting_number) ?? 0) + (one.product?.quantity ?? 1));
    }
  }
  return orders.map((order) => applyReturns(order, returned.get(order.externalId) ?? 0));
}

/** A part of an order that came back is for a person to look at: our states have no word for it. */
export function applyReturns(order: MarketplaceOrder, quantity: number): MarketplaceOrder {
  if (quantity === 0 || order.state !== "DELIVERED") return order;
  const sold = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const rawState = `${order.rawState}/returned:${quantity}`;
  return { ...order, state: quantity >= sold ? "RETURNED" : "ATTENTION", rawState };
}
