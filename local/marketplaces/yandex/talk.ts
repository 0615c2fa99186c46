import type { Notify } from "./orders.ts";
import { BadRequest } from "./replies.ts";
import { moscowTime, type State } from "./state.ts";

type Moderation = "PUBLISHED" | "UNMODERATED" | "BANNED" | "DELETED";

export type Comment = { id: number; text: string; parentId: number | null; status: Moderation; createdAt: number };

export type Review = {
  id: number;
  offerId: string;
  orderId: number | null;
  buyer: string;
  stars: number;
  text: string;
  createdAt: number;
  needReaction: boolean;
  comments: Comment[];
};

export type Question = {
  id: number;
  offerId: string;
  buyer: string;
  text: string;
  createdAt: number;
  answers: (Comment & { comments: Comment[] })[];
};

export type ChatMessage = {
  id: number;
  sender: "PARTNER" | "CUSTOMER" | "MARKET";
  text: string;
  createdAt: number;
};

export type Chat = {
  id: number;
  orderId: number | null;
  buyer: string;
  status: "NEW" | "WAITING_FOR_CUSTOMER" | "WAITING_FOR_PARTNER" | "FINISHED";
  createdAt: number;
  updatedAt: number;
  messages: ChatMessage[];
};

function refuseUnknown(state: State, sku: string) {
  if (!state.cards.get(sku)) throw new BadRequest(`no listing ${sku}`, 404);
}

type Words = { sku: string; text: string; buyer: string };

export function writeReview(
  state: State,
  notify: Notify,
  { sku, text, buyer, stars, orderId }: Words & { stars: number; orderId: number | null },
): Review {
  refuseUnknown(state, sku);
  const id = state.nextNumber("feedback", 280_000_001);
  const createdAt = state.now().getTime();
  const review = { id, offerId: sku, orderId, buyer, stars, text, createdAt, needReaction: true, comments: [] };
  state.reviews.put(String(id), review);
  const at = moscowTime(createdAt);
  notify({
    notificationType: "GOODS_FEEDBACK_CREATED",
    businessId: state.cabinet.businessId,
    feedbackId: id,
    createdAt: at,
    publishedAt: at,
  });
  return review;
}

/** There is no message for a new question in the documents of 2025. */
export function writeQuestion(state: State, { sku, text, buyer }: Words): Question {
  refuseUnknown(state, sku);
  const id = state.nextNumber("question", 61_000_001);
  const question = { id, offerId: sku, buyer, text, createdAt: state.now().getTime(), answers: [] };
  state.questions.put(String(id), question);
  return question;
}

/** A buyer writes: into the chat of that order if there is one, else into a new one. */
export function writeToChat(
  state: State,
  notify: Notify,
  { orderId, text, buyer }: { orderId: number | null; text: string; buyer: string },
): Chat {
  if (orderId !== null && !state.orders.get(String(orderId))) throw new BadRequest(`no order ${orderId}`, 404);
  const { businessId } = state.cabinet;
  const time = state.now().getTime();
  const at = moscowTime(time);
  const known = state.chats.list().find(({ value }) => value.orderId === orderId && value.buyer === buyer)?.value;
  const message: ChatMessage = {
    id: state.nextNumber("message", 770_000_001),
    sender: "CUSTOMER",
    text,
    createdAt: time,
  };
  const chat: Chat = known
    ? { ...known, status: "WAITING_FOR_PARTNER", updatedAt: time, messages: [...known.messages, message] }
    : {
        id: state.nextNumber("chat", 5_100_001),
        orderId,
        buyer,
        status: "NEW",
        createdAt: time,
        updatedAt: time,
        messages: [message],
      };
  state.chats.put(String(chat.id), chat);
  if (!known) notify({ notificationType: "CHAT_CREATED", businessId, chatId: chat.id, createdAt: at });
  notify({
    notificationType: "CHAT_MESSAGE_SENT",
    businessId,
    chatId: chat.id,
    messageId: String(message.id),
    sentAt: at,
  });
  return chat;
}
