import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, MarketplaceOrder, OrderState, Shop } from "@/lib/marketplaces/types";
import { accepted, confirmed, rejected, unchanged, unknown, wordsOf } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { getOrder } from "@/lib/marketplaces/yandex/orders";

type Change = { shop: Shop; order: MarketplaceOrder };
type Target = { status: string; substatus: string; meansDone: ReadonlySet<OrderState> };

const readyToShip: Target = {
  status: "PROCESSING",
  substatus: "READY_TO_SHIP",
  meansDone: new Set(["PACKED", "IN_TRANSIT", "AT_PICKUP", "DELIVERED"]),
};

/** The only reason that a shop may give by itself; its own words have no place in the call. */
const shopFailed: Target = {
  status: "CANCELLED",
  substatus: "SHOP_FAILED",
  meansDone: new Set(["CANCELLED", "NOT_COLLECTED"]),
};

export const confirmOrder = (client: Client, change: Change) => changeStatus(client, change, readyToShip);
export const cancelOrder = (client: Client, change: Change) => changeStatus(client, change, shopFailed);

const replySchema = z.object({
  status: z.string().nullish(),
  result: z
    .object({
      orders: z.array(
        z.object({
          id: z.number().nullish(),
          status: z.string().nullish(),
          substatus: z.string().nullish(),
          updateStatus: z.string().nullish(),
          errorDetails: z.string().nullish(),
        }),
      ),
    })
    .nullish(),
});

/**
 * The method for many orders, with one: it refuses by order and in few words, where its sibling answers the whole order
 * anew. Instead of the new status there may be an operation under way: then reading the order back is enough.
 */
async function changeStatus(client: Client, { shop, order }: Change, target: Target): Promise<ItemOutcome> {
  const id = order.externalId;
  const { status, substatus } = target;
  try {
    const { result } = await client.call({
      method: "updateOrderStatuses",
      params: { campaignId: shop.externalId },
      body: { orders: [{ id: Number(id), status, substatus }] },
      reply: replySchema,
    });
    const answer = result?.orders.find((one) => String(one.id) === id);
    if (!answer) return unknown(id);
    if (answer.updateStatus === "ERROR")
      return await explainRefusal(client, { shop, order }, target, answer.errorDetails);
    return answer.status === status && answer.substatus === substatus ? confirmed(id) : accepted(id);
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (error.failure === "unavailable" || error.failure === "unexpected-reply") return unknown(id);
    if (error.failure !== "rejected") throw error;
    return explainRefusal(client, { shop, order }, target, wordsOf(error));
  }
}

/** A second confirmation is refused like a wrong one; the order itself tells which it was. */
async function explainRefusal(
  client: Client,
  { shop, order: { externalId } }: Change,
  { meansDone }: Target,
  words: string | null | undefined,
): Promise<ItemOutcome> {
  const now = await getOrder(client, { shop, externalId });
  if (now && meansDone.has(now.state)) return unchanged(externalId);
  return rejected(externalId, { code: "other", field: "status", words: words ?? "" });
}
