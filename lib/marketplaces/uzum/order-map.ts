import type { MarketplaceOrder, OrderState, Shop } from "@/lib/marketplaces/types";
import type { OrderWire } from "@/lib/marketplaces/uzum/order-wire";

/**
 * Statuses of the specification. DELIVERED means *at Uzum*, not at the buyer: the buyer has it at COMPLETED.
 * (Names come from public integrations; not yet seen on an account of ours.)
 */
const states = new Map<string, OrderState>(
  Object.entries({
    CREATED: "NEW",
    PACKING: "TO_PACK",
    PENDING_DELIVERY: "PACKED",
    DELIVERING: "IN_TRANSIT",
    DELIVERED: "IN_TRANSIT",
    ACCEPTED_AT_DP: "IN_TRANSIT",
    DELIVERED_TO_CUSTOMER_DELIVERY_POINT: "AT_PICKUP",
    COMPLETED: "DELIVERED",
    CANCELED: "CANCELLED",
    PENDING_CANCELLATION: "ATTENTION",
    RETURNED: "RETURNED",
  }),
);

type Dates = Pick<OrderWire, "deliveringDate" | "deliveryDate" | "deliveredToDeliveryPointDate">;

/** A cancellation after the goods had left the seller is one that the buyer did not collect: the goods come back. */
export function mapOrderState(status: string, dates: Dates): OrderState {
  const hasLeft = dates.deliveringDate ?? dates.deliveryDate ?? dates.deliveredToDeliveryPointDate;
  return status === "CANCELED" && hasLeft ? "NOT_COLLECTED" : (states.get(status) ?? "ATTENTION");
}

/**
 * When the order took its present status, by Uzum's own date of that status. The other statuses have no date that is
 * surely theirs (`deliveredToDeliveryPointDate` may be the drop-off or the pick-up point), so they take the read time.
 */
export function findStatusTime(order: OrderWire): Date | null {
  switch (order.status) {
    case "CREATED":
      return order.dateCreated;
    case "PACKING":
      return order.acceptedDate;
    case "DELIVERING":
      return order.deliveringDate;
    case "COMPLETED":
      return order.completedDate;
    case "CANCELED":
      return order.dateCancelled;
    case "RETURNED":
      return order.returnDate;
    default:
      return null;
  }
}

/** `readAt` is null where neither Uzum nor the caller tells the time: then the latest date that is known. */
export function mapOrder(wire: OrderWire, shop: Shop, readAt: Date | null): MarketplaceOrder {
  const orderedAt = wire.dateCreated ?? readAt ?? new Date(0);
  return {
    externalId: wire.id,
    shopExternalId: wire.shopId ?? shop.externalId,
    state: mapOrderState(wire.status, wire),
    rawState: wire.status,
    orderedAt,
    changedAt: findStatusTime(wire) ?? readAt ?? findLatest(wire) ?? orderedAt,
    shipBy: wire.deliverUntil,
    lines: wire.orderItems.map((item) => ({
      externalLineId: item.id,
      listing: {
        sku: item.sellerSkuCode ?? item.skuTitle ?? item.id,
        externalId: item.productId ?? null,
        variantExternalId: null,
      },
      title: item.productTitle ?? "",
      // A cancelled or returned line keeps the amount 0 and tells the pieces in these fields.
      quantity: item.amount || item.cancelled || item.amountReturns,
      unitPrice: item.unitPrice,
    })),
  };
}

function findLatest(wire: OrderWire): Date | null {
  const { acceptedDate, deliveringDate, deliveryDate, deliveredToDeliveryPointDate, completedDate } = wire;
  const dates = [acceptedDate, deliveringDate, deliveryDate, deliveredToDeliveryPointDate, completedDate];
  const times = dates.filter((date) => date !== null).map((date) => date.getTime());
  return times.length ? new Date(Math.max(...times)) : null;
}
