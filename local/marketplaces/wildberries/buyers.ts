import { randomBytes, randomUUID } from "node:crypto";
import type { Chat, Feedback, Question } from "./buyer-state.ts";
import { findCardBySku } from "./moderation.ts";
import type { Card, Shop } from "./state.ts";

type Written = { sku?: string | undefined; text: string; buyer?: string | undefined };

/** What buyers write. Null for an unknown SKU; without one it is about the first card. */
function findCard(shop: Shop, sku: string | undefined): Card | undefined {
  return sku ? findCardBySku(shop, sku) : shop.cards.list()[0]?.value;
}

const takeId = () => randomBytes(15).toString("base64url");

export function leaveReview(shop: Shop, { sku, text, buyer, stars }: Written & { stars: number }): Feedback | null {
  const card = findCard(shop, sku);
  if (!card) return null;
  const review: Feedback = {
    id: takeId(),
    nmId: card.nmID,
    text,
    stars,
    buyer: buyer ?? "Нодира",
    createdAt: shop.now().toISOString(),
    answer: null,
  };
  shop.feedbacks.put(review.id, review);
  return review;
}

export function askQuestion(shop: Shop, { sku, text }: Written): Question | null {
  const card = findCard(shop, sku);
  if (!card) return null;
  const question: Question = {
    id: takeId(),
    nmId: card.nmID,
    text,
    createdAt: shop.now().toISOString(),
    state: "suppliersPortalSynch",
    wasViewed: false,
    answer: null,
  };
  shop.questions.put(question.id, question);
  return question;
}

/** A buyer has one chat about a card, and writes on in it. */
export function writeToSeller(shop: Shop, { sku, text, buyer = "Алишер" }: Written): Chat | null {
  const card = findCard(shop, sku);
  if (!card) return null;
  const known = shop.chats.list().find(({ value }) => value.nmId === card.nmID && value.buyer === buyer)?.value;
  const chatId = known?.id ?? `1:${randomUUID()}`;
  const chat = known ?? {
    id: chatId,
    replySign: `${chatId}:54828159:${randomBytes(64).toString("hex")}`,
    nmId: card.nmID,
    buyer,
    last: { text: "", at: 0 },
  };
  return addMessage(shop, chat, { sender: "client", source: "ios", text, isNewChat: !known });
}

type Message = { sender: "client" | "seller"; source: string; text: string; isNewChat?: boolean };

/** No two events have the same time, since events are paged by it. */
export function addMessage(shop: Shop, chat: Chat, { sender, source, text, isNewChat = false }: Message): Chat {
  const newest = shop.chatEvents.list().at(-1)?.value.at ?? 0;
  const at = Math.max(shop.now().getTime(), newest + 1);
  const event = { id: randomUUID(), chatId: chat.id, sender, source, text, isNewChat, at };
  shop.chatEvents.put(event.id, event);
  const moved = { ...chat, last: { text, at } };
  shop.chats.put(chat.id, moved);
  return moved;
}
