import type { Posting } from "./state.ts";

/** What a list and a single posting have in common. */
function toCommon(posting: Posting) {
  return {
    posting_number: posting.number,
    order_id: posting.orderId,
    order_number: posting.orderNumber,
    status: posting.status,
    substatus: posting.substatus,
    delivery_method: {
      id: posting.warehouseId,
      name: "Доставка Ozon самостоятельно",
      warehouse_id: posting.warehouseId,
      warehouse: "Основной склад, Ташкент",
      tpl_provider_id: 24,
      tpl_provider: "Доставка Ozon",
    },
    tracking_number: "",
    tpl_integration_type: "ozon",
    in_process_at: posting.createdAt,
    shipment_date: posting.shipmentDate,
    ...(posting.deliveringDate && { delivering_date: posting.deliveringDate }),
    cancellation: {
      cancel_reason_id: posting.cancellation?.id ?? 0,
      cancel_reason: posting.cancellation?.reason ?? "",
      cancellation_type: posting.cancellation?.type ?? "",
      cancellation_initiator: posting.cancellation?.initiator ?? "",
      cancelled_after_ship: posting.cancellation?.afterShip ?? false,
      affect_cancellation_rating: posting.cancellation?.type === "seller",
    },
    ...(posting.isMarked && {
      requirements: { products_requiring_mandatory_mark: posting.lines.map(({ sku }) => String(sku)) },
    }),
    available_actions: posting.status === "awaiting_packaging" ? ["ship", "cancel"] : [],
    parent_posting_number: "",
    is_express: false,
  };
}

/** /v4/posting/fbs/list: the price is an object. */
export function toListedPosting(posting: Posting, currency: string) {
  return {
    ...toCommon(posting),
    products: posting.lines.map(({ offerId, sku, name, quantity, price }) => ({
      offer_id: offerId,
      sku,
      name,
      quantity,
      price: { amount: price, currency },
      is_marketplace_buyout: false,
    })),
  };
}

/** /v3/posting/fbs/get: the price is text with four decimals and the currency beside it. */
export function toPosting(posting: Posting, currency: string) {
  return {
    ...toCommon(posting),
    products: posting.lines.map(({ offerId, sku, name, quantity, price }) => ({
      offer_id: offerId,
      sku,
      name,
      quantity,
      price: price.includes(".") ? `${price}0000`.replace(/(\.\d{4})0*$/, "$1") : `${price}.0000`,
      currency_code: currency,
      is_marketplace_buyout: false,
    })),
  };
}
