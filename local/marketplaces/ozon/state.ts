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
};

export type Accrual = { date: string; typeId: number; sku: number; quantity: number; price: string; amount: string };

export type Return = {
  id: number;
  postingNumber: string;
  type: string;
  line: Posting["lines"][number];
  status: { id: number; name: string; systemName: string };
  changedAt: string;
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
