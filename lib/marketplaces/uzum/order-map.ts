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

type Dates = Pick<OrderWire, "deliveringDate" | "deliveryDate" | "deliveredToDeliveryPointDate" | "dateCancelled">;

/** A cancellation after the goods had left the seller is one that the buyer did not collect: the goods come back. */
export const mapOrderState = (status: string, dates: Dates): OrderState =>
  status === "CANCELED" && hasLeft(dates) ? "NOT_COLLECTED" : (states.get(status) ?? "ATTENTION");

/** A date that lies after the cancellation was a plan, and nothing left the seller on it. */
function hasLeft({ deliveringDate, deliveryDate, deliveredToDeliveryPointDate, dateCancelled }: Dates): boolean {
  const isPast = (date: Date | null) => date !== null && (dateCancelled === null || date <= dateCancelled);
  return [deliveringDate, deliveryDate, deliveredToDeliveryPointDate].some(isPast);
}

/**
 * The time of the change is that of the reading. Uzum's own dates are no measure for it: some statuses have none, a
 * cancellation may be dated by its request, and one that is called off leads back to a status of long ago. Only a
 * completed order takes its own date, which says when the sale was made. `readAt` is null where neither Uzum nor the
 * caller tells the time: then the latest date that is known.
 */
export function mapOrder(wire: OrderWire, shop: Shop, readAt: Date | null): MarketplaceOrder {
  const orderedAt = wire.dateCreated ?? readAt ?? new Date(0);
  return {
    externalId: wire.id,
    shopExternalId: wire.shopId ?? shop.externalId,
    state: mapOrderState(wire.status, wire),
    rawState: wire.status,
    orderedAt,
    changedAt: (wire.status === "COMPLETED" && wire.completedDate) || (readAt ?? findLatest(wire) ?? orderedAt),
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
  const times = [
    wire.acceptedDate,
    wire.deliveringDate,
    wire.deliveryDate,
    wire.deliveredToDeliveryPointDate,
    wire.completedDate,
    wire.dateCancelled,
    wire.returnDate,
  ].flatMap((date) => date?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
