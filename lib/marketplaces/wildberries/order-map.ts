import type { MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { readOrderPrice } from "@/lib/marketplaces/wildberries/amounts";
import { toOrderState } from "@/lib/marketplaces/wildberries/order-state";
import type { TaskStatus, TaskWire } from "@/lib/marketplaces/wildberries/order-wire";

type Facts = { task: TaskWire; status: TaskStatus | undefined; isReturned: boolean; shop: Shop; readAt: Date };

/**
 * One task is one order of one unit: the tasks of a basket are packed, cancelled and returned each for itself.
 * Wildberries tells no time of the last change, nor by when a task must be handed over.
 */
export function toOrder({ task, status, isReturned, shop, readAt }: Facts): MarketplaceOrder {
  const raw = status ? `${status.supplierStatus}/${status.wbStatus}` : "no status";
  return {
    externalId: String(task.id),
    shopExternalId: shop.externalId,
    state: status ? toOrderState(status, isReturned) : "ATTENTION",
    rawState: isReturned ? `${raw}/returned` : raw,
    orderedAt: new Date(task.createdAt),
    changedAt: readAt,
    shipBy: null,
    lines: [
      {
        externalLineId: task.rid,
        listing: { sku: task.article, externalId: String(task.nmId), variantExternalId: String(task.chrtId) },
        title: task.article,
        quantity: 1,
        unitPrice: readOrderPrice(task, shop.currency),
      },
    ],
  };
}
