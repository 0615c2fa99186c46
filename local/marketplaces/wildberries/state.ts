import { openStore } from "../../store.ts";
import type { Chat, ChatEvent, Claim, ComingBack, Feedback, Question } from "./buyer-state.ts";
import type { Identifiers } from "./identifiers.ts";
import { type Keys, makeNumber, makeSid, readSellerId } from "./token.ts";

type Size = { chrtID: number; techSize: string; wbSize: string; skus: string[] };

/** What a seller sends for a card, once its shape was checked. */
export type CardContent = {
  vendorCode: string;
  title: string;
  description: string;
  brand: string;
  dimensions: { length: number; width: number; height: number; weightBrutto: number };
  characteristics: { id: number; value: unknown }[];
  sizes: { chrtID?: number | undefined; techSize: string; wbSize: string; price: number; skus: string[] }[];
};

export type Card = Omit<CardContent, "sizes"> & {
  nmID: number;
  imtID: number;
  nmUUID: string;
  subjectID: number;
  sizes: Size[];
  photos: string[];
  createdAt: string;
  updatedAt: string;
};

/** A card on its way: `nmID` for a change of one that exists. `refusal` holds it among the drafts with errors. */
export type Draft = {
  batchUUID: string;
  subjectID: number;
  nmID: number | null;
  content: CardContent;
  /** Unix ms: when it is looked at. */
  readyAt: number;
  refusal: { words: string[]; at: string } | null;
};

/** Whole roubles before the discount, and the discount in per cent. */
export type Price = { price: number; discount: number };
type Quarantined = { from: Price; to: Price };

export type PriceTask = {
  id: number;
  /** The load as it was sent, to know it again. */
  load: string;
  createdAt: string;
  readyAt: number;
  wanted: { nmID: number; price: number; discount: number }[];
  results: { nmID: number; price: number; discount: number; errorText: string | null }[] | null;
};

type SupplierStatus = "new" | "confirm" | "complete" | "cancel";
type WbStatus =
  | "waiting"
  | "sorted"
  | "ready_for_pickup"
  | "sold"
  | "canceled"
  | "canceled_by_client"
  | "declined_by_client";

export type Task = {
  id: number;
  rid: string;
  orderUid: string;
  nmId: number;
  chrtId: number;
  article: string;
  skus: string[];
  /** Kopecks. */
  price: number;
  createdAt: string;
  supplyId: string | null;
  supplierStatus: SupplierStatus;
  wbStatus: WbStatus;
  isZeroOrder: boolean;
  returnedAt: string | null;
  /** Goes to a buyer in another country, under the carrier's own number. */
  isCrossBorder?: boolean;
  parcelId?: string;
  /** What its goods must or may carry, and what the seller has fixed to it. Absent in states of before. */
  identifiers?: Identifiers;
};

export type Supply = { id: string; number: number; name: string; createdAt: string; closedAt: string | null };

type Seller = { label: string; name: string; sid: string };

export type State = ReturnType<typeof openState>;
export type Shop = ReturnType<State["openShop"]>;

/** The one FBS warehouse of a seller, and the Wildberries office that it is bound to. */
type Warehouse = { id: number; name: string; officeId: number; officeName: string };

/** One database for all sellers; what a seller owns is in collections of its own, numbers are handed out to all. */
export function openState(stateFile: string | undefined, { key, secret = key }: Keys, clock: () => Date) {
  const store = openStore(stateFile);
  const counters = store.collection<number>("counters");
  const sellers = store.collection<Seller>("sellers");

  /** Time goes on by itself, and further when the control is told so. */
  let ahead = counters.get("clock-ahead") ?? 0;
  const now = () => new Date(clock().getTime() + ahead);

  function takeNumber(name: string, first: number): number {
    const next = counters.get(name) ?? first;
    counters.put(name, next + 1);
    return next;
  }

  /** A seller appears with the first call that names it. */
  function openShop(label: string) {
    const own = <T>(name: string) => store.collection<T>(`${label}/${name}`);
    const warehouseId = label === "" ? 658434 : makeNumber(secret, `warehouse ${label}`);
    const warehouse: Warehouse = { id: warehouseId, name: "Склад Ташкент", officeId: 15, officeName: "Ташкент" };
    const shop = {
      seller: findSeller(label),
      warehouse,
      now,
      takeNumber,
      transaction: store.transaction,
      cards: own<Card>("cards"),
      /** By vendor code. */
      drafts: own<Draft>("drafts"),
      /** By nmID. */
      prices: own<Price>("prices"),
      quarantine: own<Quarantined>("quarantine"),
      priceTasks: own<PriceTask>("price-tasks"),
      /** By chrtID. */
      stocks: own<number>("stocks"),
      tasks: own<Task>("tasks"),
      supplies: own<Supply>("supplies"),
      /** Rows of the sales list and of the finance report, by their own ids. */
      sales: own<Record<string, unknown>>("sales"),
      report: own<Record<string, unknown>>("report"),
      feedbacks: own<Feedback>("feedbacks"),
      questions: own<Question>("questions"),
      chats: own<Chat>("chats"),
      chatEvents: own<ChatEvent>("chat-events"),
      claims: own<Claim>("claims"),
      /** By srid. */
      comingBack: own<ComingBack>("coming-back"),
      /** By nmID, why the card is blocked. */
      blocks: own<string>("blocks"),
      /** Task ids by the caller's key, so that a repeated demo order stays one order. */
      orderKeys: own<number[]>("order-keys"),
    };
    return shop;
  }

  function findSeller(label: string): Seller {
    const known = sellers.get(label);
    if (known) return known;
    const sid = label === "" ? readSellerId(key) : null;
    const seller = {
      label,
      name: label ? `ИП ${label}` : "ИП Демо",
      sid: sid ?? makeSid(secret, label),
    };
    sellers.put(label, seller);
    return seller;
  }

  function advanceClock(ms: number) {
    ahead += ms;
    counters.put("clock-ahead", ahead);
  }

  return {
    now,
    advanceClock,
    openShop,
    listShops: () => sellers.list().map(({ key }) => openShop(key)),
    close: store.close,
  };
}
