import { randomUUID } from "node:crypto";
import type { Sandbox } from "./context.ts";
import { FlowError } from "./flow-error.ts";
import { messagePushed } from "./pushes.ts";
import type { Chat, ChatMessage } from "./state.ts";

const hour = 3_600_000;
const firstMessage = 3_000_000_000_118_021;

type Words = {
  text: string;
  /** The chat that goes on; without it a new one begins. */
  chatId?: string | undefined;
  sku?: string | undefined;
  /** Number of a posting. */
  orderId?: string | undefined;
  buyer?: string | undefined;
};

/** A buyer writes. With the first chat Ozon's support greets the seller too, in a chat of its own. */
export function writeAsBuyer(sandbox: Sandbox, { text, chatId, sku, orderId, buyer = "Покупатель" }: Words): string {
  const { state, push } = sandbox;
  const old = chatId === undefined ? undefined : state.chats.get(chatId);
  if (chatId !== undefined && !old) throw new FlowError(`no chat ${chatId}`, 404);
  const posting = orderId === undefined ? undefined : state.postings.get(orderId);
  if (orderId !== undefined && !posting) throw new FlowError(`no order ${orderId}`, 404);
  if (state.chats.list().length === 0) openChat(sandbox, "SELLER_SUPPORT", "", "Support", "Добро пожаловать на Ozon!");
  if (old) {
    const message = makeMessage(sandbox, "Customer", text);
    state.chats.put(old.id, { ...old, status: "OPENED", messages: [...old.messages, message] });
    push.send(messagePushed(sandbox, old, message));
    return old.id;
  }
  const ozonSku = sku === undefined ? (posting?.lines[0]?.sku ?? 0) : (state.products.get(sku)?.sku ?? 0);
  const chat = openChat(sandbox, "BUYER_SELLER", buyer, "Customer", text, posting?.orderNumber, ozonSku);
  const [first] = chat.messages;
  if (first) push.send(messagePushed(sandbox, chat, first));
  return chat.id;
}

export function writeAsSeller(sandbox: Sandbox, chat: Chat, text: string) {
  const message = makeMessage(sandbox, "Seller", text);
  sandbox.state.chats.put(chat.id, { ...chat, messages: [...chat.messages, message] });
}

/** Nobody can write into it any more. */
export function closeChat({ state }: Sandbox, chatId: string) {
  const chat = state.chats.get(chatId);
  if (!chat) throw new FlowError(`no chat ${chatId}`, 404);
  state.chats.put(chatId, { ...chat, status: "CLOSED" });
}

function openChat(
  sandbox: Sandbox,
  type: Chat["type"],
  buyer: string,
  author: ChatMessage["author"],
  text: string,
  orderNumber = "",
  sku = 0,
): Chat {
  const chat: Chat = {
    id: randomUUID(),
    type,
    status: "OPENED",
    buyer,
    orderNumber,
    sku,
    createdAt: sandbox.now().toISOString(),
    messages: [makeMessage(sandbox, author, text)],
  };
  sandbox.state.chats.put(chat.id, chat);
  return chat;
}

function makeMessage({ state, now }: Sandbox, author: ChatMessage["author"], text: string): ChatMessage {
  return { id: state.nextNumber("message", firstMessage), author, text, at: now().toISOString(), isRead: false };
}

export const countUnread = ({ messages }: Chat): number =>
  messages.filter(({ author, isRead }) => author !== "Seller" && !isRead).length;

/** Within 72 hours of delivery, else within 48 hours of the buyer's last words (/v1/chat/send/message). */
export function canWrite({ state, now }: Sandbox, { messages, orderNumber }: Chat): boolean {
  const posting = state.postings.list().find(({ value }) => orderNumber !== "" && value.orderNumber === orderNumber);
  const isOpen = posting && posting.value.status !== "cancelled";
  const isDelivered = posting?.value.status === "delivered";
  if (isOpen && (!isDelivered || now().getTime() - Date.parse(posting.value.changedAt) <= 72 * hour)) return true;
  const last = messages.findLast(({ author }) => author !== "Seller");
  return last !== undefined && now().getTime() - Date.parse(last.at) <= 48 * hour;
}
