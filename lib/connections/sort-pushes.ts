import { parsePush } from "@/lib/connections/parse-push";
import { isKnownPushType } from "@/lib/connections/push-types";
import type { PushHint, PushProtocol } from "@/lib/marketplaces/port";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { PushOutcome } from "@/prisma/generated/client";

export type StoredPush = { id: string; body: Uint8Array | null; tries: number; createdAt: Date };
type Owner = { marketplace: MarketplaceId; accountExternalId: string; shops: { externalId: string }[] };

/** Several messages about one order want one reading. */
export type PushedOrder = { externalId: string; shopExternalId: string | null; pushes: StoredPush[] };

export type SortedPushes = {
  orders: PushedOrder[];
  /** Needs no call: done at once. */
  rest: { id: string; outcome: PushOutcome }[];
  unknownTypes: Map<string, number>;
};

export function sortPushes(pushes: StoredPush[], owner: Owner, protocol: PushProtocol | undefined): SortedPushes {
  const orders = new Map<string, PushedOrder>();
  const rest: SortedPushes["rest"] = [];
  const unknownTypes = new Map<string, number>();
  for (const push of pushes) {
    const hint = push.body && protocol ? parsePush(protocol, push.body) : null;
    const outcome = judge(hint, owner);
    if (hint && outcome !== "FOREIGN" && !isKnownPushType(owner.marketplace, hint.type)) {
      unknownTypes.set(hint.type, (unknownTypes.get(hint.type) ?? 0) + 1);
    }
    if (outcome !== "READ" || !hint?.orderExternalId) {
      rest.push({ id: push.id, outcome });
      continue;
    }
    const order = orders.get(hint.orderExternalId);
    if (order) order.pushes.push(push);
    else {
      const { orderExternalId: externalId, shopExternalId } = hint;
      orders.set(externalId, { externalId, shopExternalId, pushes: [push] });
    }
  }
  return { orders: [...orders.values()], rest, unknownTypes };
}

/**
 * The third wall (promise I3): a message about somebody else's account is nothing to us, nor is one that names an order
 * and no account; both marketplaces always say whose order it is.
 */
function judge(hint: PushHint | null, owner: Owner): PushOutcome {
  if (!hint) return "UNREADABLE";
  if (hint.isProbe) return "PROBE";
  const { accountExternalId: account, shopExternalId: shop, orderExternalId: order } = hint;
  if (account && account !== owner.accountExternalId) return "FOREIGN";
  // Ozon's cabinet is its shop, and is named once more.
  if (shop && shop !== account && !owner.shops.some(({ externalId }) => externalId === shop)) return "FOREIGN";
  if (!order) return "NOTHING";
  return account || shop ? "READ" : "FOREIGN";
}
