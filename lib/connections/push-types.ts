import "server-only";
import type { MarketplaceId } from "@/lib/marketplaces/types";

/**
 * The documented types of messages. Another one is answered as any, and raises an alarm once (promise I8).
 * Ozon: Seller API, section Push; Yandex: Partner API, push notifications, docs of 2025-09-17. Checked 2026-11-22.
 */
const documented: Partial<Record<MarketplaceId, string[]>> = {
  ozon: [
    "TYPE_PING",
    "TYPE_NEW_POSTING",
    "TYPE_POSTING_CANCELLED",
    "TYPE_STATE_CHANGED",
    "TYPE_CUTOFF_DATE_CHANGED",
    "TYPE_DELIVERY_DATE_CHANGED",
    "TYPE_CREATE_OR_UPDATE_ITEM",
    "TYPE_CREATE_ITEM",
    "TYPE_UPDATE_ITEM",
    "TYPE_STOCKS_CHANGED",
    "TYPE_NEW_MESSAGE",
    "TYPE_UPDATE_MESSAGE",
    "TYPE_MESSAGE_READ",
    "TYPE_CHAT_CLOSED",
    "TYPE_DESCRIPTION_CATEGORY_TREE_CHANGED",
    "TYPE_FBO_POSTING_NEW",
    "TYPE_FBO_POSTING_CANCELLED",
    "TYPE_FBO_POSTING_STATE_CHANGED",
    "TYPE_FBO_POSTING_DELIVERY_DATE_CHANGED",
    "TYPE_FBO_STOCKS_CHANGED",
    "TYPE_ORDER_NEW",
    "TYPE_ORDER_CANCELLED",
    "TYPE_ORDER_STATE_CHANGED",
  ],
  yandex: [
    "PING",
    "ORDER_CREATED",
    "ORDER_UPDATED",
    "ORDER_STATUS_UPDATED",
    "ORDER_CANCELLED",
    "ORDER_CANCELLATION_REQUEST",
    "ORDER_RETURN_CREATED",
    "ORDER_RETURN_STATUS_UPDATED",
    "GOODS_FEEDBACK_CREATED",
    "GOODS_FEEDBACK_COMMENT_CREATED",
    "CHAT_CREATED",
    "CHAT_MESSAGE_SENT",
    "CHAT_ARBITRAGE_STARTED",
    "CHAT_ARBITRAGE_FINISHED",
  ],
};

export const isKnownPushType = (marketplace: MarketplaceId, type: string): boolean =>
  documented[marketplace]?.includes(type) ?? false;
