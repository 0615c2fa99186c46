import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ReplyOutcome } from "@/lib/marketplaces/port";
import type { Conversation, ConversationMessage, Page, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { emptyReply, pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";

const moment = z.iso.datetime({ offset: true });

const chatSchema = z.object({
  chatId: z.number(),
  /** To be off since 2026-10-19; `context` has it too. */
  orderId: z.number().nullish(),
  context: z
    .object({
      type: z.string().nullish(),
      customer: z.object({ name: z.string().nullish() }).nullish(),
      campaignId: z.number().nullish(),
      orderId: z.number().nullish(),
    })
    .nullish(),
  type: z.string(),
  status: z.string(),
  createdAt: moment,
  updatedAt: moment,
});

const chatsSchema = resultOf(z.object({ chats: z.array(chatSchema), paging: pagingSchema }));

/** Whose turn it is. What comes new counts as waiting for the shop, so that a person looks. */
const waiting = ["NEW", "WAITING_FOR_PARTNER"];
const settled = ["WAITING_FOR_CUSTOMER", "WAITING_FOR_ARBITER", "WAITING_FOR_MARKET", "FINISHED"];

/** Chats belong to the cabinet; those that name another shop are left out. Their words come with the history alone. */
export async function listChats(
  client: Client,
  { shop, isAnswered, cursor }: { shop: Shop; isAnswered?: boolean | undefined; cursor?: string | null },
): Promise<Page<Conversation>> {
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getChats",
    params: { businessId },
    query: { limit: 20, pageToken: cursor ?? undefined },
    body: isAnswered === undefined ? {} : { statuses: isAnswered ? settled : waiting },
    reply: chatsSchema,
  });
  const own = result.chats.filter(
    ({ context }) => !context?.campaignId || String(context.campaignId) === shop.externalId,
  );
  return {
    items: own.map(chatFromWire).sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime()),
    nextCursor: result.paging?.nextPageToken || null,
  };
}

function chatFromWire({ chatId, orderId, context, type, status, createdAt, updatedAt }: z.infer<typeof chatSchema>) {
  const order = context?.orderId ?? orderId;
  return {
    kind: "chat",
    externalId: String(chatId),
    replyKey: null,
    listing: null,
    orderExternalId: order ? String(order) : null,
    buyerName: context?.customer?.name ?? null,
    stars: null,
    text: "",
    pictureUrls: [],
    answer: null,
    isAnswered: settled.includes(status),
    rawState: `${type}/${status}`,
    createdAt: new Date(createdAt),
    changedAt: new Date(updatedAt),
  } satisfies Conversation;
}

const historySchema = resultOf(
  z.object({
    messages: z.array(
      z.object({
        messageId: z.number(),
        createdAt: moment,
        sender: z.string(),
        message: z.string().nullish(),
        payload: z.array(z.object({ name: z.string(), url: z.string() })).nullish(),
      }),
    ),
    paging: pagingSchema,
  }),
);

const senders: Record<string, ConversationMessage["author"]> = { PARTNER: "seller", CUSTOMER: "buyer" };

/** Files are told by their name and address. */
export async function listChatMessages(
  client: Client,
  { conversation, cursor }: { conversation: Pick<Conversation, "externalId">; cursor?: string | null },
): Promise<Page<ConversationMessage>> {
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getChatHistory",
    params: { businessId },
    query: { chatId: conversation.externalId, limit: 100, pageToken: cursor ?? undefined },
    body: {},
    reply: historySchema,
  });
  return {
    items: result.messages.map(({ messageId, createdAt, sender, message, payload }) => ({
      externalId: String(messageId),
      author: senders[sender] ?? "marketplace",
      text: [message, ...(payload ?? []).map(({ name, url }) => `${name}: ${url}`)].filter(Boolean).join("\n"),
      sentAt: new Date(createdAt),
    })),
    nextCursor: result.paging?.nextPageToken || null,
  };
}

export async function sendToChat(client: Client, chatId: number, text: string): Promise<ReplyOutcome> {
  const { businessId } = await client.getCabinet();
  const { status } = await client.call({
    method: "sendMessageToChat",
    params: { businessId },
    query: { chatId },
    body: { message: text },
    reply: emptyReply,
  });
  if (status !== "OK") throw new MarketplaceError("rejected", { code: status });
  return { state: "confirmed", externalId: null, reason: null };
}
