/** One message of each documented type (push sections of both documentations, checked 2026-11), and one of tomorrow. */

const at = "2026-11-20T06:56:36.294Z";
const items = [{ offerId: "A-1", count: 1 }];
const order = { campaignId: 21098765, orderId: 501 };
const chat = { businessId: 9876543, chatId: 7 };

export const yandexMessages: ({ notificationType: string } & Record<string, unknown>)[] = [
  { notificationType: "PING", time: at },
  { notificationType: "ORDER_CREATED", ...order, items, createdAt: at },
  { notificationType: "ORDER_UPDATED", ...order, updateType: "DELIVERY_DATE_UPDATED", updatedAt: at },
  { notificationType: "ORDER_STATUS_UPDATED", ...order, status: "PROCESSING", substatus: "STARTED", updatedAt: at },
  { notificationType: "ORDER_CANCELLED", ...order, items, cancelledAt: at },
  { notificationType: "ORDER_CANCELLATION_REQUEST", ...order, requestedAt: at },
  { notificationType: "ORDER_RETURN_CREATED", ...order, returnId: 9, createdAt: at },
  { notificationType: "ORDER_RETURN_STATUS_UPDATED", ...order, returnId: 9, updatedAt: at },
  { notificationType: "GOODS_FEEDBACK_CREATED", businessId: 9876543, feedbackId: 3, createdAt: at },
  { notificationType: "GOODS_FEEDBACK_COMMENT_CREATED", businessId: 9876543, commentId: 4, createdAt: at },
  { notificationType: "CHAT_CREATED", ...chat, createdAt: at },
  { notificationType: "CHAT_MESSAGE_SENT", ...chat, messageId: 1, sentAt: at },
  { notificationType: "CHAT_ARBITRAGE_STARTED", ...chat, startedAt: at },
  { notificationType: "CHAT_ARBITRAGE_FINISHED", ...chat, finishedAt: at },
  { notificationType: "ORDER_TELEPORTED", ...order, time: at },
];

const seller_id = 480172;
const posting = { posting_number: "24219509-0020-1", warehouse_id: 1, seller_id };
const item = { seller_id, offer_id: "A-1", product_id: 5, is_error: false, changed_at: at };
const message = {
  chat_id: "b646d975",
  chat_type: "Buyer_Seller",
  message_id: "30",
  created_at: at,
  seller_id: "480172",
};
const fbo = { posting_number: "68498622-0815-1", order_number: "68498622-0815", uuid: "bf354adc", seller_id };
const fboOrder = { order_number: "24219509-0020", order_id: 35452597966, uuid: "7d65308d", seller_id };
const dates = { new_delivery_date_begin: at, new_delivery_date_end: at, old_delivery_date_begin: at };

export const ozonMessages: ({ message_type: string } & Record<string, unknown>)[] = [
  { message_type: "TYPE_PING", time: at },
  { message_type: "TYPE_NEW_POSTING", ...posting, products: [{ sku: 1, quantity: 1 }], in_process_at: at },
  { message_type: "TYPE_POSTING_CANCELLED", ...posting, new_state: "posting_canceled", changed_state_date: at },
  { message_type: "TYPE_STATE_CHANGED", ...posting, new_state: "posting_delivered", changed_state_date: at },
  { message_type: "TYPE_CUTOFF_DATE_CHANGED", ...posting, new_cutoff_date: at, old_cutoff_date: at },
  { message_type: "TYPE_DELIVERY_DATE_CHANGED", ...posting, ...dates },
  { message_type: "TYPE_CREATE_OR_UPDATE_ITEM", ...item },
  { message_type: "TYPE_CREATE_ITEM", ...item },
  { message_type: "TYPE_UPDATE_ITEM", ...item },
  { message_type: "TYPE_STOCKS_CHANGED", seller_id, items: [{ product_id: 5, sku: 1, updated_at: at, stocks: [] }] },
  { message_type: "TYPE_NEW_MESSAGE", ...message, data: ["Salom"] },
  { message_type: "TYPE_UPDATE_MESSAGE", ...message, updated_at: at, data: ["Salom"] },
  { message_type: "TYPE_MESSAGE_READ", ...message, last_read_message_id: "30" },
  { message_type: "TYPE_CHAT_CLOSED", chat_id: "b646d975", chat_type: "Buyer_Seller", seller_id: "480172" },
  { message_type: "TYPE_DESCRIPTION_CATEGORY_TREE_CHANGED", changed_at: at },
  { message_type: "TYPE_FBO_POSTING_NEW", ...fbo, creation_date: at },
  { message_type: "TYPE_FBO_POSTING_CANCELLED", ...fbo, new_state: "posting_canceled", cancel_date: at },
  { message_type: "TYPE_FBO_POSTING_STATE_CHANGED", ...fbo, new_state: "posting_created", changed_state_date: at },
  { message_type: "TYPE_FBO_POSTING_DELIVERY_DATE_CHANGED", ...fbo, ...dates },
  {
    message_type: "TYPE_FBO_STOCKS_CHANGED",
    sku: 1,
    stocks: { new_present: 3, old_present: 2 },
    updated_at: at,
    seller_id,
  },
  { message_type: "TYPE_ORDER_NEW", ...fboOrder, created_at: at },
  { message_type: "TYPE_ORDER_CANCELLED", ...fboOrder, cancelled_at: at },
  { message_type: "TYPE_ORDER_STATE_CHANGED", ...fboOrder, new_state: "order_done", updated_at: at },
  { message_type: "TYPE_TELEPORTED", ...posting, changed_state_date: at },
];
