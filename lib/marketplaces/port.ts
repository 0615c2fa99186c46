import type { ItemLimit } from "@/lib/marketplaces/limits";
import type {
  Capability,
  CardDraft,
  Category,
  CategoryAttribute,
  ConnectionCheck,
  Conversation,
  ConversationKind,
  ConversationMessage,
  Fee,
  ItemOutcome,
  Label,
  Language,
  Listing,
  ListingRef,
  MarketplaceId,
  MarketplaceOrder,
  MarketplaceReturn,
  MarkingCode,
  Page,
  PriceAdvice,
  QuarantinedPrice,
  Shop,
  Tariff,
  Warehouse,
} from "@/lib/marketplaces/types";
import type { Money } from "@/lib/money";

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
