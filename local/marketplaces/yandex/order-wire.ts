import { type Cabinet, currency } from "./cabinet.ts";
import { listCodes } from "./marking.ts";
import { moscowDay, moscowTime, type Order, toAmount } from "./state.ts";

const dayMs = 86_400_000;

const service = { serviceName: "Яндекс Доставка", deliveryServiceId: 1_006_360 };

/** An order of `POST /v1/businesses/{businessId}/orders`. */
export function orderToWire({ campaignId }: Cabinet, order: Order) {
  const total = { value: toAmount(order.unitTiyin * order.count), currencyId: currency };
  return {
    orderId: order.id,
    campaignId,
    programType: "FBS",
    status: order.status,
    substatus: order.substatus,
    creationDate: moscowTime(order.createdAt),
    updateDate: moscowTime(order.updatedAt),
    paymentType: "PREPAID",
    paymentMethod: "YANDEX",
    fake: false,
    items: [
      {
        id: order.lineId,
        offerId: order.offerId,
        offerName: order.name,
        count: order.count,
        prices: { payment: total },
        ...marking(order),
        ...itemStatuses(order),
      },
    ],
    prices: { payment: total },
    delivery: {
      type: "PICKUP",
      ...service,
      deliveryPartnerType: "YANDEX_MARKET",
      dispatchType: "MARKET_BRANDED_OUTLET",
      dates: {
        fromDate: moscowDay(order.createdAt + 2 * dayMs),
        ...(order.deliveredAt !== null && { realDeliveryDate: moscowDay(order.deliveredAt) }),
      },
      shipment: { id: order.id + 1_000_000, shipmentDate: moscowDay(order.createdAt + dayMs), shipmentTime: "18:00" },
      ...(order.boxes && {
        boxesLayout: order.boxes.map((box) => ({ ...box, barcode: `${order.id}-${box.boxId}` })),
      }),
    },
    buyerType: "PERSON",
    sourcePlatform: "MARKET",
  };
}

/** A code comes back in two forms: whole, and without what follows the first separator. */
function marking(order: Order) {
  const instances = listCodes(order).map(({ cis, uin }) =>
    cis === undefined ? { uin } : { cis: cis.split("\u001d")[0], cisFull: cis },
  );
  return { ...(order.isMarked && { requiredInstanceTypes: ["CIS"] }), ...(instances.length > 0 && { instances }) };
}

const unitStatus: Record<Order["status"], string> = {
  PROCESSING: "CREATED",
  DELIVERY: "SHIPPED",
  PICKUP: "SHIPPED",
  DELIVERED: "DELIVERED_TO_BUYER",
  CANCELLED: "CANCELLED",
  RETURNED: "RETURNED",
  PARTIALLY_RETURNED: "RETURNED",
};

function itemStatuses({ status, isShipped, count, returnedCount = 0 }: Order) {
  const isRejected = status === "CANCELLED" && isShipped;
  if (status === "PARTIALLY_RETURNED") {
    const kept = { status: "DELIVERED_TO_BUYER", count: count - returnedCount };
    return { itemStatuses: [kept, { status: "RETURNED", count: returnedCount }] };
  }
  return { itemStatuses: [{ status: isRejected ? "REJECTED" : unitStatus[status], count }] };
}
