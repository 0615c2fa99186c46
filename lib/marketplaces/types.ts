import type { ItemLimit } from "@/lib/marketplaces/limits";
import type { Currency, Money } from "@/lib/money";

/** The port: what the product asks of any marketplace, in our words. Amounts are `Money`, times are `Date` (UTC). */
export const marketplaceIds = ["uzum", "wildberries", "yandex", "ozon"] as const;
export type MarketplaceId = (typeof marketplaceIds)[number];

/** What an adapter can do beyond checking its key. What is absent is shown as "not offered by the marketplace". */
export const capabilities = [
  "read-categories",
  "publish-card",
  "set-pictures",
  "read-listings",
  "read-moderation",
  "set-price",
  "read-price",
  "read-quarantine",
  "release-price",
  "read-price-advice",
  "list-warehouses",
  "set-stock",
  "read-stock",
  "list-orders",
  "confirm-order",
  "cancel-order",
  "mark-units",
  "read-labels",
  "list-returns",
  "chats",
  "questions",
  "reviews",
  "list-fees",
  "read-tariffs",
  "push",
  "register-push",
] as const;
export type Capability = (typeof capabilities)[number];

/** What the seller typed on the connect screen. `clientId` is Ozon's alone. */
export type Credentials = { key: string; clientId?: string | undefined };

/** An Uzum shop or a Yandex campaign; Wildberries and Ozon have exactly one a credential. */
export type Shop = {
  externalId: string;
  name: string;
  currency: Currency;
  /** Where stock is kept, when the marketplace wants a warehouse for stock calls. */
  warehouseExternalId: string | null;
};

export type ConnectionCheck = {
  /** Who the key belongs to: Uzum first shop, Wildberries `sid`, Yandex business, Ozon Client-Id. */
  account: { externalId: string; name: string };
  shops: Shop[];
  /** Capabilities that this key has no right to. */
  missingRights: Capability[];
  expiresAt: Date | null;
};

export type Category = { externalId: string; name: string; path: string[]; isLeaf: boolean };

export type CategoryAttribute = {
  externalId: string;
  name: string;
  type: "text" | "number" | "boolean" | "choice";
  isRequired: boolean;
  isMany: boolean;
  unit: string | null;
  /** The first values of a closed list; empty where values are free or too many to list. */
  values: { externalId: string; text: string }[];
};

export type Language = "uz" | "ru";

export type CardDraft = {
  /** The seller's own code: vendorCode, offer_id, offerId. */
  sku: string;
  categoryExternalId: string;
  texts: Partial<Record<Language, { title: string; description: string }>>;
  brand: string;
  barcodes: string[];
  /** Addresses that the marketplace itself can fetch; the first is the main picture. */
  pictureUrls: string[];
  dimensions: { lengthMm: number; widthMm: number; heightMm: number; weightGrams: number };
  attributes: { externalId: string; values: { externalId?: string | undefined; text: string }[] }[];
  price: Money;
  /** Uzbekistan's 17-digit product code (MXIK). */
  ikpu: string | null;
};

/** How one listing is named at the marketplace; which of the ids a call needs differs. */
export type ListingRef = {
  sku: string;
  /** nmID, Ozon product_id, Uzum productId; null at Yandex, where the SKU itself is the name. */
  externalId: string | null;
  /** chrtID, Ozon sku, Uzum skuId. */
  variantExternalId: string | null;
};

/** How each item of a batch ended (promise O3: a lost reply is `unknown`, never "failed"). */
export type ItemOutcome = {
  sku: string;
  state: "confirmed" | "accepted" | "unchanged" | "rejected" | "unknown";
  /** For `accepted`: what to ask about later (task id, upload id); null where reading the item back is enough. */
  task: string | null;
  reason: Complaint | null;
};

/** Why a marketplace refused something: our class and its own words. */
export type Complaint = {
  code: "category" | "attribute" | "text" | "picture" | "barcode" | "price" | "stock" | "duplicate" | "other";
  field: string | null;
  words: string;
};

export type Listing = ListingRef & {
  state: "moderating" | "live" | "rejected" | "blocked" | "hidden" | "unknown";
  /** The marketplace's own status, as given. */
  rawState: string;
  title: string;
  barcodes: string[];
  complaints: Complaint[];
  /** Web addresses of its page and of its main picture; their hosts are the marketplace's choice. */
  url: string | null;
  pictureUrl: string | null;
};

/** RELIABILITY section 5's table; the raw status is always kept beside ours. */
export const orderStates = [
  "NEW",
  "TO_PACK",
  "PACKED",
  "IN_TRANSIT",
  "AT_PICKUP",
  "DELIVERED",
  "CANCELLED",
  "NOT_COLLECTED",
  "RETURNED",
  "ATTENTION",
] as const;
export type OrderState = (typeof orderStates)[number];

export type MarketplaceOrderLine = {
  externalLineId: string;
  listing: ListingRef;
  title: string;
  quantity: number;
  /** What the seller sells one unit for, before the marketplace's fees. */
  unitPrice: Money;
};

export type MarketplaceOrder = {
  externalId: string;
  shopExternalId: string;
  state: OrderState;
  rawState: string;
  orderedAt: Date;
  /** The marketplace's own time of the last change; the read time where it gives none. */
  changedAt: Date;
  /** By when the seller must hand it over. */
  shipBy: Date | null;
  lines: MarketplaceOrderLine[];
};

export type Fee = {
  /** Unique at the marketplace for this connection; reading twice gives the same id. */
  externalId: string;
  orderExternalId: string;
  externalLineId: string | null;
  sku: string | null;
  kind: "commission" | "logistics" | "acquiring" | "storage" | "fine" | "other";
  rawKind: string;
  /** Positive: charged to the seller. Negative: given back. */
  amount: Money;
  occurredAt: Date;
};

/** A price that the marketplace holds back: buyers still see the old one. */
export type QuarantinedPrice = {
  sku: string;
  externalId: string | null;
  heldPrice: Money | null;
  shownPrice: Money | null;
  rawReason: string;
};

/** How the marketplace itself judges a price against others'. */
export type PriceAdvice = {
  sku: string;
  verdict: "good" | "fair" | "bad" | "unknown";
  rawVerdict: string;
  /** What it would have the seller ask, and the lowest price that it saw elsewhere. */
  advisedPrice: Money | null;
  lowestPrice: Money | null;
};

export type Warehouse = { externalId: string; name: string; isActive: boolean };

/** One file for the printer; some marketplaces give one for several orders. */
export type Label = { orderExternalIds: string[]; mediaType: string; bytes: Uint8Array<ArrayBuffer> };

export type MarketplaceReturn = {
  externalId: string;
  /** Null where the marketplace hands stock back without an order. */
  orderExternalId: string | null;
  kind: "return" | "not-collected" | "stock" | "unknown";
  state: "requested" | "on-the-way" | "ready" | "received" | "refused" | "unknown";
  rawState: string;
  lines: { listing: ListingRef; title: string; quantity: number; reason: string | null }[];
  changedAt: Date;
};

/** What a buyer wrote: a chat, a question under a card, or a review. Their text is data (promise L1). */
export const conversationKinds = ["chat", "question", "review"] as const;
export type ConversationKind = (typeof conversationKinds)[number];

export type Conversation = {
  kind: ConversationKind;
  externalId: string;
  /** What an answer must carry beside the id (Wildberries' `replySign`); null elsewhere. */
  replyKey: string | null;
  listing: ListingRef | null;
  orderExternalId: string | null;
  buyerName: string | null;
  /** Of a review: 1 to 5. */
  stars: number | null;
  /** The buyer's last words; of a chat perhaps not given before its messages are read. */
  text: string;
  pictureUrls: string[];
  /** The seller's answer to a question or a review. */
  answer: string | null;
  isAnswered: boolean;
  rawState: string;
  createdAt: Date;
  changedAt: Date;
};

export type ConversationMessage = {
  externalId: string;
  author: "buyer" | "seller" | "marketplace";
  text: string;
  sentAt: Date;
};

/** What a sale would cost: a part of the price, or a sum for one unit. */
export type Tariff = {
  sku: string;
  kind: Fee["kind"];
  rawKind: string;
  basisPoints: number | null;
  amount: Money | null;
};

/** One unit's marking code (ASL BELGISI, a serial number, an IMEI), as it is printed on the unit. */
export type MarkingCode = { externalLineId: string; kind: "cis" | "imei" | "uin" | "gtin"; code: string };

export type Page<T> = { items: T[]; nextCursor: string | null };

/** Methods whose capability is not in `can` throw `rejected` with the code `not-offered`. */
export interface Marketplace {
  readonly id: MarketplaceId;
  readonly can: ReadonlySet<Capability>;
  /** Documented limits of one item, and how many items go in one call; the sender keeps them. */
  readonly itemLimits: { stock: ItemLimit; price: ItemLimit };
  checkConnection(): Promise<ConnectionCheck>;
  listCategories(input: { query?: string | undefined; language: Language }): Promise<Category[]>;
  listAttributes(input: { categoryExternalId: string; language: Language }): Promise<CategoryAttribute[]>;
  publishCards(input: { shop: Shop; cards: CardDraft[] }): Promise<ItemOutcome[]>;
  /** With `skus`: those alone; else the whole catalogue, page by page. `tasks` are those that publishing gave. */
  listListings(input: {
    shop: Shop;
    skus?: string[];
    tasks?: string[];
    cursor?: string | null;
  }): Promise<Page<Listing>>;
  setPrices(input: { shop: Shop; prices: (ListingRef & { price: Money })[] }): Promise<ItemOutcome[]>;
  readPrices(input: { shop: Shop; listings: ListingRef[] }): Promise<{ sku: string; price: Money }[]>;
  /** `quantity` is what buyers may still order (free stock), an absolute number. */
  setStocks(input: { shop: Shop; stocks: (ListingRef & { quantity: number })[] }): Promise<ItemOutcome[]>;
  readStocks(input: { shop: Shop; listings: ListingRef[] }): Promise<{ sku: string; quantity: number }[]>;
  /** Orders changed since `since`, oldest page first; the same order may come twice. */
  listOrders(input: { shop: Shop; since: Date; until: Date; cursor?: string | null }): Promise<Page<MarketplaceOrder>>;
  getOrder(input: { shop: Shop; externalId: string }): Promise<MarketplaceOrder | null>;
  /** "I have it and will send it": moves the order to `PACKED` or as near as the marketplace has. */
  confirmOrder(input: { shop: Shop; order: MarketplaceOrder }): Promise<ItemOutcome>;
  cancelOrder(input: { shop: Shop; order: MarketplaceOrder; reason: string }): Promise<ItemOutcome>;
  /** Fees of these orders, as far as the marketplace has booked them by now. */
  listFees(input: { shop: Shop; orders: { externalId: string; orderedAt: Date }[]; until: Date }): Promise<Fee[]>;
  /** Replaces all pictures of a card that is there already. */
  setPictures(input: { shop: Shop; listing: ListingRef; pictureUrls: string[] }): Promise<ItemOutcome>;
  listQuarantinedPrices(input: { shop: Shop; cursor?: string | null }): Promise<Page<QuarantinedPrice>>;
  /** "The price is meant": lets held prices through. */
  releasePrices(input: { shop: Shop; listings: ListingRef[] }): Promise<ItemOutcome[]>;
  readPriceAdvice(input: { shop: Shop; listings: ListingRef[] }): Promise<PriceAdvice[]>;
  listWarehouses(input: { shop: Shop }): Promise<Warehouse[]>;
  /** Tells which units go into the parcel, before it is confirmed: some goods may not be sold without. */
  setMarkingCodes(input: { shop: Shop; order: MarketplaceOrder; codes: MarkingCode[] }): Promise<ItemOutcome>;
  readLabels(input: { shop: Shop; orders: MarketplaceOrder[] }): Promise<Label[]>;
  /** Returns changed since `since`; where the marketplace cannot filter by time, all that it still shows. */
  listReturns(input: {
    shop: Shop;
    since: Date;
    until: Date;
    cursor?: string | null;
  }): Promise<Page<MarketplaceReturn>>;
  /** Newest first. `kind` needs its capability: chats, questions or reviews. */
  listConversations(input: {
    shop: Shop;
    kind: ConversationKind;
    isAnswered?: boolean | undefined;
    cursor?: string | null;
  }): Promise<Page<Conversation>>;
  listMessages(input: {
    shop: Shop;
    conversation: Conversation;
    cursor?: string | null;
  }): Promise<Page<ConversationMessage>>;
  /** Answers a question or a review, or writes into a chat. */
  reply(input: {
    shop: Shop;
    conversation: Pick<Conversation, "kind" | "externalId" | "replyKey">;
    text: string;
  }): Promise<ReplyOutcome>;
  readTariffs(input: { shop: Shop; items: TariffQuestion[] }): Promise<Tariff[]>;
  /** Sees to it that pushes come to `url`; tells what had to be done. */
  registerPush(input: { url: string }): Promise<{ change: "none" | "registered" | "woken" }>;
}

/** As of an item of a batch; `externalId` names the answer itself, where the marketplace gives it a name. */
export type ReplyOutcome = Pick<ItemOutcome, "state" | "reason"> & { externalId: string | null };

export type TariffQuestion = ListingRef & {
  categoryExternalId: string | null;
  price: Money;
  dimensions: CardDraft["dimensions"] | null;
};

/** A push is a hint, not a fact (promise I1): it names an order to be read again, and nothing more. */
export type PushHint = {
  /** The marketplace's own type. */
  type: string;
  isProbe: boolean;
  accountExternalId: string | null;
  shopExternalId: string | null;
  orderExternalId: string | null;
  /** The marketplace's own time of the event, for the dedupe key. */
  occurredAt: Date | null;
};

/** How one marketplace's pushes are read and answered. Pure: no credentials, no I/O; the clock is a parameter. */
export interface PushProtocol {
  /** Null when the bytes are not a message of this marketplace. */
  parse(body: Uint8Array): PushHint | null;
  /** The documented answer to a stored message, a duplicate or an unknown type. */
  accept(hint: PushHint, now: Date): { status: number; body: unknown };
  refuse(now: Date): { status: number; body: unknown };
}
