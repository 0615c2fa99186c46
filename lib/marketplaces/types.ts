import type { Currency, Money } from "@/lib/money";

/** What the port (port.ts) speaks of, in our words. Amounts are `Money`, times are `Date` (UTC). */
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
