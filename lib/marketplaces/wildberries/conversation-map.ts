import type { Conversation, ConversationMessage, ListingRef } from "@/lib/marketplaces/types";
import type { ChatWire, EventWire, FeedbackWire, QuestionWire } from "@/lib/marketplaces/wildberries/buyer-wire";

export function reviewFromWire(review: FeedbackWire, isAnswered: boolean): Conversation {
  const { answer, state, photoLinks } = review;
  const at = new Date(review.createdDate);
  return {
    kind: "review",
    externalId: review.id,
    replyKey: null,
    listing: listingOf(review.productDetails),
    orderExternalId: null,
    buyerName: review.userName || null,
    stars: review.productValuation ?? null,
    text: [review.text, review.pros, review.cons].filter(Boolean).join("\n"),
    pictureUrls: (photoLinks ?? []).flatMap(({ fullSize }) => fullSize || []),
    answer: answer?.text || null,
    isAnswered,
    rawState: [state, answer?.state].filter(Boolean).join("/"),
    createdAt: at,
    changedAt: at,
  };
}

export function questionFromWire(question: QuestionWire, isAnswered: boolean): Conversation {
  const { answer } = question;
  const at = new Date(question.createdDate);
  return {
    kind: "question",
    externalId: question.id,
    replyKey: null,
    listing: listingOf(question.productDetails),
    orderExternalId: null,
    buyerName: null,
    stars: null,
    text: question.text,
    pictureUrls: [],
    answer: answer?.text || null,
    isAnswered,
    rawState: question.state ?? "",
    createdAt: at,
    changedAt: answer?.createDate ? new Date(answer.createDate) : at,
  };
}

/** A chat tells when its last message came, but not from whom: that is known from the events. */
export function chatFromWire(chat: ChatWire, lastSender: string | undefined): Conversation {
  const at = new Date(chat.lastMessage?.addTimestamp ?? 0);
  return {
    kind: "chat",
    externalId: chat.chatID,
    replyKey: chat.replySign,
    listing: listingOf({ nmId: chat.goodCard?.nmID }),
    orderExternalId: null,
    buyerName: chat.clientName || null,
    stars: null,
    text: chat.lastMessage?.text ?? "",
    pictureUrls: [],
    answer: null,
    isAnswered: lastSender !== "client",
    rawState: lastSender ?? "",
    createdAt: at,
    changedAt: at,
  };
}

const authors: Record<string, ConversationMessage["author"]> = { client: "buyer", seller: "seller" };

export function messageFromWire({ eventID, sender, message, addTimestamp }: EventWire): ConversationMessage {
  const { images, files } = message?.attachments ?? {};
  const links = [...(images ?? []), ...(files ?? [])].map(({ url }) => url);
  return {
    externalId: eventID,
    author: authors[sender ?? ""] ?? "marketplace",
    text: [message?.text, ...links].filter(Boolean).join("\n"),
    sentAt: new Date(addTimestamp),
  };
}

/** Named by nmID always, by vendor code where Wildberries gives it. */
function listingOf(
  product: { nmId?: number | null | undefined; supplierArticle?: string | null | undefined } | null | undefined,
): ListingRef | null {
  if (!product?.nmId) return null;
  return { sku: product.supplierArticle ?? "", externalId: String(product.nmId), variantExternalId: null };
}
