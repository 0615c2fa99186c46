import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, MarketplaceOrder, OrderState, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { mapOrder } from "@/lib/marketplaces/uzum/order-map";
import { order as orderWire } from "@/lib/marketplaces/uzum/order-wire";
import { getOrder } from "@/lib/marketplaces/uzum/orders";
import { isLost, isRefused, outcome, wordsOf } from "@/lib/marketplaces/uzum/outcomes";

type Target = { shop: Shop; order: MarketplaceOrder };

/** CREATED -> PACKING, which is as near to "packed" as the API goes: a delivery note does the rest. */
export async function confirmOrder(client: UzumClient, { shop, order }: Target): Promise<ItemOutcome> {
  const name = nameOf(order);
  try {
    const { payload, readAt } = await client.callWrapped({
      operation: operations.confirmOrder,
      params: { orderId: order.externalId },
      reply: orderWire,
    });
    return outcome(name, isConfirmed(mapOrder(payload, shop, readAt).state) ? "confirmed" : "accepted");
  } catch (error) {
    return settle(error, name, () => readState(client, { shop, order }), isConfirmed);
  }
}

/** Reasons that are the seller's own; the specification's other five are the market's and the buyer's. */
const sellerReasons = ["OUT_OF_STOCK", "OUT_OF_PACKAGE", "OUT_OF_TIME", "OTHER"];

export async function cancelOrder(
  client: UzumClient,
  { shop, order, reason }: Target & { reason: string },
): Promise<ItemOutcome> {
  const name = nameOf(order);
  const read = () => readState(client, { shop, order });
  try {
    await client.write({
      operation: operations.cancelOrder,
      params: { orderId: order.externalId },
      body: sellerReasons.includes(reason) ? { reason } : { reason: "OTHER", comment: reason },
    });
  } catch (error) {
    return settle(error, name, read, isCancelled);
  }
  // Uzum may answer 200 and hold the order in PENDING_CANCELLATION: only the order itself tells.
  const state = await readQuietly(read);
  return outcome(name, state && isCancelled(state) ? "confirmed" : "accepted");
}

const nameOf = (order: MarketplaceOrder) => order.lines[0]?.listing.sku ?? order.externalId;

const isConfirmed = (state: OrderState) =>
  ["TO_PACK", "PACKED", "IN_TRANSIT", "AT_PICKUP", "DELIVERED"].includes(state);
const isCancelled = (state: OrderState) => state === "CANCELLED" || state === "NOT_COLLECTED";

/** After a failure the order is read again: a lost reply may have done its work, a refusal may mean "already so". */
async function settle(
  error: unknown,
  name: string,
  read: () => Promise<OrderState | null>,
  isDone: (state: OrderState) => boolean,
): Promise<ItemOutcome> {
  const reason = { code: "other", words: error instanceof MarketplaceError ? wordsOf(error) : "" } as const;
  if (isLost(error)) {
    const state = await readQuietly(read);
    return state && isDone(state) ? outcome(name, "confirmed") : outcome(name, "unknown", reason);
  }
  if (!isRefused(error)) throw error;
  const state = await readQuietly(read);
  return state && isDone(state) ? outcome(name, "unchanged") : outcome(name, "rejected", reason);
}

async function readState(client: UzumClient, { shop, order }: Target): Promise<OrderState | null> {
  return (await getOrder(client, { shop, externalId: order.externalId }))?.state ?? null;
}

async function readQuietly(read: () => Promise<OrderState | null>): Promise<OrderState | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MarketplaceError) return null;
    throw error;
  }
}
