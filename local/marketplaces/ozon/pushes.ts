import type { Sandbox } from "./context.ts";
import type { Chat, ChatMessage, Posting } from "./state.ts";

type From = Pick<Sandbox, "cabinet" | "now">;

const sellerId = ({ cabinet: { clientId } }: From) => (/^\d{1,15}$/.test(clientId) ? Number(clientId) : clientId);

export function postingPushed(from: From, posting: Posting) {
  return {
    message_type: "TYPE_NEW_POSTING",
    posting_number: posting.number,
    products: posting.lines.map(({ sku, offerId, quantity }) => ({ sku, offer_id: offerId, quantity })),
    in_process_at: posting.createdAt,
    warehouse_id: posting.warehouseId,
    shipment_date: posting.shipmentDate,
    tpl_integration_type: "ozon",
    is_express: false,
    tracking_number: "",
    delivery_date_begin: posting.shipmentDate,
    delivery_date_end: posting.shipmentDate,
    seller_id: sellerId(from),
  };
}

export function statePushed(from: From, posting: Posting) {
  return {
    message_type: "TYPE_STATE_CHANGED",
    posting_number: posting.number,
    new_state: posting.substatus,
    changed_state_date: posting.changedAt,
    warehouse_id: posting.warehouseId,
    seller_id: sellerId(from),
  };
}

export function cancellationPushed(from: From, posting: Posting, oldState: string) {
  return {
    message_type: "TYPE_POSTING_CANCELLED",
    posting_number: posting.number,
    products: posting.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    old_state: oldState,
    new_state: posting.substatus,
    changed_state_date: posting.changedAt,
    reason: { id: posting.cancellation?.id ?? 0, message: posting.cancellation?.reason ?? "" },
    warehouse_id: posting.warehouseId,
    seller_id: sellerId(from),
  };
}

export function messagePushed(from: From, chat: Chat, message: ChatMessage) {
  return {
    message_type: "TYPE_NEW_MESSAGE",
    chat_id: chat.id,
    chat_type: "Buyer_Seller",
    message_id: String(message.id),
    created_at: message.at,
    user: { id: "115568", type: message.author },
    data: [message.text],
    seller_id: String(sellerId(from)),
  };
}

export function itemPushed(from: From, item: { offer_id: string; product_id: number; status: string }) {
  return {
    message_type: "TYPE_CREATE_OR_UPDATE_ITEM",
    seller_id: sellerId(from),
    offer_id: item.offer_id,
    product_id: item.product_id,
    is_error: item.status === "failed",
    changed_at: from.now().toISOString(),
  };
}
