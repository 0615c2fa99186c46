import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { getOrder } from "@/lib/marketplaces/ozon/orders";
import { wireAll, wireList, wireText } from "@/lib/marketplaces/ozon/wire";
import type { ItemOutcome, MarketplaceOrder, OrderState, Shop } from "@/lib/marketplaces/types";

type Input = { shop: Shop; order: MarketplaceOrder };

const shipReply = z.object({ result: wireAll(z.string()) });
const cancelReply = z.object({ result: z.literal(true) });
const reason = z.object({ id: z.number().int(), title: wireText, type_id: wireText });
const reasonsReply = z.object({
  result: wireAll(z.object({ posting_number: wireText, reasons: wireList(reason) })),
});
type CancelReason = z.infer<typeof reason>;

const packedOrLater: readonly OrderState[] = ["PACKED", "IN_TRANSIT", "AT_PICKUP", "DELIVERED", "RETURNED"];

/** Packs all of it into one parcel. Ozon's 200 does not promise that it worked, so the posting is read again. */
export async function confirmOrder(client: OzonClient, { shop, order }: Input): Promise<ItemOutcome> {
  const products = order.lines.map(({ listing, quantity }) => ({
    // Ozon's name for the field; its value is Ozon's SKU.
    product_id: Number(listing.variantExternalId),
    quantity,
  }));
  const body = { posting_number: order.externalId, packages: [{ products }] };
  const refusal = await attempt(() => client.post("ship", body, shipReply));
  const now = await getOrder(client, { shop, externalId: order.externalId });
  if (now && packedOrLater.includes(now.state)) return outcome(order, refusal ? "unchanged" : "confirmed");
  if (refusal) return outcome(order, "rejected", refusal);
  if (now?.rawState.endsWith("ship_failed")) return outcome(order, "unknown", now.rawState);
  return outcome(order, "accepted");
}

export async function cancelOrder(
  client: OzonClient,
  { shop, order, reason: words }: Input & { reason: string },
): Promise<ItemOutcome> {
  const asked = { related_posting_numbers: [order.externalId] };
  const { result } = await client.post("cancelReasons", asked, reasonsReply);
  const offered = result.find(({ posting_number }) => posting_number === order.externalId)?.reasons ?? [];
  const chosen = chooseReason(offered, words);
  const refusal = chosen
    ? await attempt(() => client.post("cancel", { posting_number: order.externalId, ...chosen }, cancelReply))
    : "HAS_INCORRECT_CANCEL_REASON";
  if (refusal === null) return outcome(order, "confirmed");
  const now = await getOrder(client, { shop, externalId: order.externalId });
  return now?.state === "CANCELLED" ? outcome(order, "unchanged") : outcome(order, "rejected", refusal);
}

/** "Other (the seller's fault)": takes the seller's own words, which are required with it. */
const otherReasonId = 402;

/** A reason of Ozon's that the words name; else "other" with the words; else whatever a seller may choose. */
export function chooseReason(offered: readonly CancelReason[], words: string) {
  const own = offered.filter(({ type_id }) => type_id !== "buyer");
  const wanted = words.trim().toLowerCase();
  const named = own.find(({ id, title }) => title.toLowerCase() === wanted || String(id) === wanted);
  const chosen = named ?? own.find(({ id }) => id === otherReasonId) ?? own[0];
  if (!chosen) return null;
  return { cancel_reason_id: chosen.id, cancel_reason_message: words.trim() || chosen.title };
}

/** The marketplace's words when it refused, null when it did not. */
export async function attempt(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure === "rejected") return error.words ?? error.message;
    throw error;
  }
}

export function outcome(order: MarketplaceOrder, state: ItemOutcome["state"], words?: string): ItemOutcome {
  const why = words === undefined ? null : { code: "other" as const, field: null, words };
  return { sku: order.lines[0]?.listing.sku ?? order.externalId, state, task: null, reason: why };
}
