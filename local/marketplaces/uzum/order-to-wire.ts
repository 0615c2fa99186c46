import type { Order, OrderStatus } from "./state.ts";

const hourMs = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

const dateFields: [string, OrderStatus][] = [
  ["acceptedDate", "PACKING"],
  ["deliveringDate", "DELIVERING"],
  ["deliveryDate", "DELIVERED"],
  ["deliveredToDeliveryPointDate", "DELIVERED_TO_CUSTOMER_DELIVERY_POINT"],
  ["completedDate", "COMPLETED"],
  ["dateCancelled", "CANCELED"],
  ["returnDate", "RETURNED"],
];

export function orderToWire(order: Order) {
  const created = order.times.CREATED ?? 0;
  const dates = dateFields.flatMap(([field, status]) => {
    const at = order.times[status];
    return at === undefined ? [] : [[field, iso(at)]];
  });
  return {
    id: order.id,
    status: order.status,
    scheme: order.scheme,
    shopId: order.shopId,
    price: order.price * order.quantity,
    identifierRequired: order.hasIdentifiers === false,
    dateCreated: iso(created),
    acceptUntil: iso(created + 16 * hourMs),
    deliverUntil: iso(created + 48 * hourMs),
    ...Object.fromEntries(dates),
    ...(order.scheme === "DBS" && {
      deliveryInfo: {
        deliveryAddress: "Toshkent, Amir Temur shoh koʻchasi 1",
        customerFullname: "Sinov Xaridor",
        customerPhone: "+998900000000",
      },
    }),
    ...(order.cancelReason && { cancelReason: order.cancelReason }),
    orderItems: [
      {
        id: order.itemId,
        orderId: order.id,
        shopId: order.shopId,
        productId: order.productId,
        productTitle: order.title,
        skuTitle: order.sku,
        sellerSkuCode: order.sku,
        sellerPrice: order.price,
        amount: order.status === "CANCELED" ? 0 : order.quantity,
        cancelled: order.status === "CANCELED" ? order.quantity : 0,
        amountReturns: order.status === "RETURNED" ? order.quantity : 0,
      },
    ],
  };
}

/** One line a sale, overwritten when the sale is undone: amount, commission and profit read 0 then. */
export function orderToFinance(order: Order) {
  const isUndone = order.status === "CANCELED" || order.status === "RETURNED";
  const isDone = order.status === "COMPLETED";
  const commission = isUndone ? 0 : order.commission;
  const logisticDeliveryFee = isUndone ? 0 : order.logistics;
  const sellerProfit = isUndone ? 0 : order.price * order.quantity - commission - logisticDeliveryFee;
  const { CREATED: date = 0, COMPLETED: dateIssued } = order.times;
  return {
    id: order.itemId,
    status: isUndone ? "CANCELED" : isDone ? "TO_WITHDRAW" : "PROCESSING",
    date,
    ...(dateIssued !== undefined && { dateIssued }),
    orderId: order.id,
    shopId: order.shopId,
    productId: order.productId,
    productTitle: order.title,
    skuTitle: order.sku,
    sellPrice: order.price,
    amount: isUndone ? 0 : order.quantity,
    amountReturns: order.status === "RETURNED" ? order.quantity : 0,
    cancelled: order.status === "CANCELED" ? order.quantity : 0,
    commission,
    sellerProfit,
    withdrawnProfit: 0,
    logisticDeliveryFee,
  };
}
