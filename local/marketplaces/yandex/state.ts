import type { Collection, Store } from "../../store.ts";
import type { Cabinet } from "./cabinet.ts";
import { findParameters } from "./categories.ts";
import type { Return } from "./returns.ts";
import type { Chat, Question, Review } from "./talk.ts";
import { type Traits, traitsSchema } from "./traits.ts";

type ParameterValue = { parameterId: number; unitId?: number; valueId?: number; value?: string };

/** The part of an offer that Yandex stores as it was sent. */
export type OfferData = {
  offerId: string;
  name?: string;
  description?: string;
  marketCategoryId?: number;
  vendor?: string;
  pictures?: string[];
  barcodes?: string[];
  weightDimensions?: { length: number; width: number; height: number; weight: number };
  commodityCodes?: { code: string; type: string }[];
  parameterValues?: ParameterValue[];
};

export type Card = {
  offer: OfferData;
  uzbek: { name?: string; description?: string };
  marketSku: number;
  submittedAt: number;
  wasLive: boolean;
  verdict: { state: "live" | "rejected"; words: string } | null;
};

/** Prices are whole tiyin. `lastValid` is set while the price is in quarantine. */
export type Price = { tiyin: number; updatedAt: number; lastValidTiyin: number | null };
export type Stock = { available: number; updatedAt: number };

export type Order = {
  id: number;
  lineId: number;
  offerId: string;
  name: string;
  count: number;
  unitTiyin: number;
  status: "PROCESSING" | "DELIVERY" | "PICKUP" | "DELIVERED" | "CANCELLED" | "RETURNED" | "PARTIALLY_RETURNED";
  substatus: string;
  createdAt: number;
  updatedAt: number;
  /** The delivery service has it: the units are gone from the warehouse. */
  isShipped: boolean;
  deliveredAt: number | null;
  returnedCount?: number;
  /** Its goods may not be sold without marking codes. */
  isMarked?: boolean;
  boxes?: Box[];
  /** When the codes were given last: their check takes a while. */
  codesAt?: number;
};

/** A unit's marking code: one of both. */
export type Instance = { cis?: string; uin?: string };
export type Box = {
  boxId: number;
  items: {
    id: number;
    fullCount?: number;
    partialCount?: { current: number; total: number };
    instances?: Instance[];
  }[];
};

type Push = { body: Record<string, unknown>; tries: number };

/** What one seller has. */
export type State = {
  cabinet: Cabinet;
  store: Store;
  now(): Date;
  cards: Collection<Card>;
  prices: Collection<Price>;
  /** Prices of the one shop, where the cabinet has such. */
  shopPrices: Collection<Price>;
  stocks: Collection<Stock>;
  orders: Collection<Order>;
  orderKeys: Collection<number>;
  returns: Collection<Return>;
  chats: Collection<Chat>;
  reviews: Collection<Review>;
  questions: Collection<Question>;
  pushes: Collection<Push>;
  settings: Collection<string>;
  nextNumber(name: string, first: number): number;
  review(card: Card): Verdict;
  traits(): Traits;
};

type Verdict = "moderating" | "needs-content" | "rejected" | "live";

type Options = { store: Store; label: string; cabinet: Cabinet; now: () => Date; moderationMs: number };

/** Collections of the seller's own in the one file; numbers are handed out to all, so that none comes twice. */
export function openState({ store, label, cabinet, now, moderationMs }: Options): State {
  const numbers = store.collection<number>("numbers");
  const own = <T>(name: string) => store.collection<T>(label === "" ? name : `${label}/${name}`);
  const settings = own<string>("settings");
  return {
    cabinet,
    store,
    now,
    cards: own("cards"),
    prices: own("prices"),
    shopPrices: own("shopPrices"),
    stocks: own("stocks"),
    orders: own("orders"),
    orderKeys: own("orderKeys"),
    returns: own("returns"),
    chats: own("chats"),
    reviews: own("reviews"),
    questions: own("questions"),
    pushes: own("pushes"),
    settings,
    traits: () => traitsSchema.parse(JSON.parse(settings.get("traits") ?? "{}")),
    nextNumber: (name, first) => {
      const next = numbers.get(name) ?? first;
      numbers.put(name, next + 1);
      return next;
    },
    /** A card passes by itself after a while, unless someone decided otherwise or required parameters are missing. */
    review: (card) => {
      if (card.verdict) return card.verdict.state;
      if (now().getTime() < card.submittedAt + moderationMs) return "moderating";
      return listMissingParameters(card).length > 0 ? "needs-content" : "live";
    },
  };
}

export function listMissingParameters({ offer }: Card): string[] {
  const given = new Set(offer.parameterValues?.map(({ parameterId }) => parameterId));
  const parameters = findParameters(offer.marketCategoryId ?? 0) ?? [];
  return parameters.filter(({ id, required }) => required && !given.has(id)).map(({ name }) => name);
}

/** The shop's own price, where it may have one, before the cabinet's. */
export function findPrice(state: State, offerId: string): Price | undefined {
  const own = state.traits().onlyDefaultPrice ? undefined : state.shopPrices.get(offerId);
  return own ?? state.prices.get(offerId);
}

export function campaignStatus(state: State, card: Card): string {
  switch (state.review(card)) {
    case "moderating":
      return card.wasLive ? "PUBLISHED" : "CREATING_CARD";
    case "needs-content":
      return "NO_CARD";
    case "rejected":
      return "REJECTED_BY_MARKET";
    case "live": {
      const price = findPrice(state, card.offer.offerId);
      if (!price || price.lastValidTiyin !== null) return "DISABLED_AUTOMATICALLY";
      return (state.stocks.get(card.offer.offerId)?.available ?? 0) > 0 ? "PUBLISHED" : "NO_STOCKS";
    }
  }
}

export function cardStatus(state: State, card: Card): string {
  switch (state.review(card)) {
    case "moderating":
      return card.wasLive ? "HAS_CARD_CAN_UPDATE_PROCESSING" : "NO_CARD_PROCESSING";
    case "needs-content":
      return "NO_CARD_NEED_CONTENT";
    case "rejected":
      return "NO_CARD_ERRORS";
    case "live":
      return "HAS_CARD_CAN_UPDATE";
  }
}

export const toAmount = (tiyin: number): number => tiyin / 100;
export const toTiyin = (amount: number): number => Math.round(amount * 100);

/** Yandex Market writes times with the offset of Moscow. */
export function moscowTime(ms: number): string {
  return `${new Date(ms + 3 * 3_600_000).toISOString().slice(0, 23)}+03:00`;
}
export const moscowDay = (ms: number): string => moscowTime(ms).slice(0, 10);
