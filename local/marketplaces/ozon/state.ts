import type { Store } from "../../store.ts";

/** An item of /v3/product/import as it was sent. */
export type ImportItem = {
  offer_id: string;
  name: string;
  description_category_id: number;
  type_id: number;
  price: string;
  old_price: string;
  currency_code: string;
  vat: string;
  depth: number;
  width: number;
  height: number;
  dimension_unit: string;
  weight: number;
  weight_unit: string;
  barcode: string;
  images: string[];
  primary_image: string;
  attributes: { id: number; values: { dictionary_value_id: number; value: string }[] }[];
};

export type ItemError = {
  code: string;
  field: string;
  attribute_id: number;
  attribute_name: string;
  description: string;
};

export type Product = {
  productId: number;
  /** 0 until moderation has let the card through for the first time. */
  sku: number;
  item: ImportItem;
  price: string;
  oldPrice: string;
  verdict: "pending" | "live" | "rejected";
  /** Unix ms: when a pending card goes live by itself. */
  moderatedAt: number;
  errors: ItemError[];
  createdAt: string;
  updatedAt: string;
};

export type Task = {
  items: {
    offer_id: string;
    product_id: number;
    status: "imported" | "failed" | "skipped";
    errors: (ItemError & { message: string; state: string; level: string })[];
  }[];
};

/** `free` may still be ordered; `reserved` waits for hand-over. */
export type Stock = { free: number; reserved: number };

/** One unit of a posting, with its marking codes. */
export type Exemplar = { id: number; sku: number; gtd: string; marks: { mark: string; mark_type: string }[] };

export type Posting = {
  /** Counts up; the order of lists and the cursor. */
  sequence: number;
  number: string;
  orderId: number;
  orderNumber: string;
  status: string;
  substatus: string;
  createdAt: string;
  changedAt: string;
  shipmentDate: string;
  deliveringDate: string | null;
  warehouseId: number;
  lines: { offerId: string; sku: number; name: string; quantity: number; price: string }[];
  cancellation: { id: number; reason: string; type: string; initiator: string; afterShip: boolean } | null;
  /** Its goods may not be sold without marking codes. */
  isMarked?: boolean;
  exemplars?: Exemplar[];
  /** Unix ms when the codes were given last: their check takes a while. */
  marksAt?: number;
};

export type Accrual = { date: string; typeId: number; sku: number; quantity: number; price: string; amount: string };

export type Return = {
  id: number;
  postingNumber: string;
  type: string;
  line: Posting["lines"][number];
  reason: string;
  status: { id: number; name: string; systemName: string };
  changedAt: string;
};

/** What was sent to /v1/product/pictures/import; until it has been fetched, the card shows what it had. */
export type PictureLoad = { before: string[]; urls: string[]; readyAt: number };

export type ChatMessage = {
  id: number;
  author: "Customer" | "Seller" | "Support";
  text: string;
  at: string;
  isRead: boolean;
};

export type Chat = {
  id: string;
  type: "BUYER_SELLER" | "SELLER_SUPPORT";
  status: "OPENED" | "CLOSED";
  buyer: string;
  orderNumber: string;
  sku: number;
  createdAt: string;
  messages: ChatMessage[];
};

export type Question = {
  id: string;
  sku: number;
  buyer: string;
  text: string;
  at: string;
  status: "NEW" | "VIEWED" | "PROCESSED";
  answers: { id: string; text: string; at: string }[];
};

export type Review = {
  id: string;
  sku: number;
  text: string;
  stars: number;
  photos: string[];
  at: string;
  status: "NEW" | "VIEWED" | "PROCESSED";
  comments: { id: string; text: string; at: string }[];
};

/** An address that pushes go to, and how it has answered since it was enabled. */
export type PushEndpoint = {
  id: number;
  url: string;
  types: string[];
  isEnabled: boolean;
  createdAt: string;
  sent: number;
  taken: number;
  /** Unix ms of the first bad answer after the last good one. */
  failingSince: number | null;
};

export type State = ReturnType<typeof openState>;

/** What one seller has: collections of its own in the one file. Numbers are handed out to all, so that none comes twice. */
export function openState(store: Store, label: string) {
  const counters = store.collection<number>("counters");
  const own = <T>(name: string) => store.collection<T>(label === "" ? name : `${label}/${name}`);
  return {
    transaction: store.transaction,
    products: own<Product>("products"),
    tasks: own<Task>("tasks"),
    /** By `warehouse:offer`. */
    stocks: own<Stock>("stocks"),
    postings: own<Posting>("postings"),
    /** By posting number. */
    accruals: own<Accrual[]>("accruals"),
    returns: own<Return>("returns"),
    /** By product id. */
    pictures: own<PictureLoad>("pictures"),
    chats: own<Chat>("chats"),
    questions: own<Question>("questions"),
    reviews: own<Review>("reviews"),
    /** By id. */
    pushEndpoints: own<PushEndpoint>("push-endpoints"),
    /** What a competitor asks for the same thing, by offer. */
    competitors: own<string>("competitors"),
    /** Posting numbers by the caller's key, so that a repeated demo order stays one order. */
    orderKeys: own<string>("order-keys"),
    settings: own<string>("settings"),
    nextNumber(name: string, first: number): number {
      const next = (counters.get(name) ?? first - 1) + 1;
      counters.put(name, next);
      return next;
    },
  };
}
