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

const replySchema = z.object({ order: z.object({ status: z.string(), substatus: z.string().nullish() }).nullish() });

/** The answer may be an operation under way instead of the new status: then reading the order back is enough. */
async function changeStatus(client: Client, { shop, order }: Change, target: Target): Promise<ItemOutcome> {
  const id = order.externalId;
  const { status, substatus } = target;
  try {
    const reply = await client.call({
      method: "PUT",
      path: `/v2/campaigns/${encodeURIComponent(shop.externalId)}/orders/${encodeURIComponent(id)}/status`,
      body: { order: { status, substatus } },
      reply: replySchema,
    });
    const isThere = reply.order?.status === status && reply.order.substatus === substatus;
    return isThere ? confirmed(id) : accepted(id);
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (error.failure === "unavailable" || error.failure === "unexpected-reply") return unknown(id);
    if (error.failure !== "rejected") throw error;
    // A second confirmation is refused like a wrong one; the order itself tells which it was.
    const now = await getOrder(client, { shop, externalId: id });
    if (now && target.meansDone.has(now.state)) return unchanged(id);
    return rejected(id, { code: "other", field: "status", words: wordsOf(error) });
  }
}
