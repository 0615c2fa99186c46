import { openStore, type Store } from "../../store.ts";

/** One seller a key: the main one has the label "", the others the text after `~` in their key. */
export type Seller = {
  label: string;
  sellerId: number;
  /** The first shop, where a card goes that names none. */
  shopId: number;
  shopName: string;
  shopCode: string;
  /** Further shops under the same key; stock belongs to the SKU, whichever shop shows it. */
  moreShops?: Shop[];
};

export type Shop = { id: number; name: string };

export const shopsOf = ({ shopId, shopName, moreShops = [] }: Seller): Shop[] => [
  { id: shopId, name: shopName },
  ...moreShops,
];

export const findShop = (seller: Seller, id: string) => shopsOf(seller).find((shop) => String(shop.id) === id) ?? null;

export type Product = {
  seller: string;
  productId: number;
  skuId: number;
  category: string;
  titleUz: string;
  titleRu: string;
  descriptionUz: string;
  descriptionRu: string;
  characteristics: string;
  sku: string;
  barcode: string;
  ikpu: string;
  lengthMm: number;
  widthMm: number;
  heightMm: number;
  weightGrams: number;
  photos: number;
  /** Whole so'm. */
  price: number;
  fullPrice: number;
  /** FBS and DBS stock. */
  amount: number;
  sold: number;
  returned: number;
  createdAt: number;
  /** When the moderator decides, unless it was decided by hand before. */
  moderatesAt: number;
  verdict: "live" | "rejected" | null;
  complaint: { title: string; message: string } | null;
  decidedAt: number | null;
  /** Its pieces carry marking codes, which the label waits for. Absent in states of before. */
  isMarked?: boolean;
  /** Absent: the seller's first shop. */
  shopId?: number;
};

export type OrderStatus =
  | "CREATED"
  | "PACKING"
  | "PENDING_DELIVERY"
  | "DELIVERING"
  | "DELIVERED"
  | "ACCEPTED_AT_DP"
  | "DELIVERED_TO_CUSTOMER_DELIVERY_POINT"
  | "COMPLETED"
  | "CANCELED"
  | "PENDING_CANCELLATION"
  | "RETURNED";

export type Order = {
  seller: string;
  id: number;
  itemId: number;
  shopId: number;
  status: OrderStatus;
  scheme: "FBS" | "DBS";
  productId: number;
  skuId: number;
  sku: string;
  title: string;
  /** Whole so'm for one piece, as it was when the buyer ordered. */
  price: number;
  quantity: number;
  /** Whole so'm for the whole line. */
  commission: number;
  logistics: number;
  /** When it took each status, Unix milliseconds. */
  times: Partial<Record<OrderStatus, number>>;
  cancelReason: string | null;
  /** The seller gave the marking codes in the cabinet. */
  hasIdentifiers?: boolean;
};

/** Goods that Uzum hands back to the seller. */
export type ReturnNote = {
  seller: string;
  id: number;
  shopId: number;
  type?: "DEFECTED" | "RETURN" | "FBS";
  createdAt: number;
  assembledAt?: number;
  completedAt?: number;
  canceledAt?: number;
  skuId: number;
  sku: string;
  title: string;
  price: number;
  quantity: number;
};

export type State = ReturnType<typeof openState>;

export function openState(stateFile: string | undefined, now: () => number) {
  const store: Store = openStore(stateFile);
  const counters = store.collection<number>("counters");
  const sellers = store.collection<Seller>("sellers");
  const values = <T>(name: string) => {
    const collection = store.collection<T>(name);
    return { ...collection, all: () => collection.list().map(({ value }) => value) };
  };
  const takeNumber = (name: string, first: number) => {
    const number = counters.get(name) ?? first;
    counters.put(name, number + 1);
    return number;
  };
  const clock = store.collection<number>("clock");
  return {
    /** The real time, and how far it was moved on. */
    now: () => now() + (clock.get("ahead") ?? 0),
    moveClock: (ms: number) => clock.put("ahead", (clock.get("ahead") ?? 0) + ms),
    products: values<Product>("products"),
    orders: values<Order>("orders"),
    returns: values<ReturnNote>("returns"),
    takeNumber,
    listSellers: () => sellers.list().map(({ value }) => value),
    /** A seller appears with the first call that names it. */
    findSeller(label: string): Seller {
      const known = sellers.get(label);
      if (known) return known;
      const sellerId = takeNumber("seller", 501);
      const shopCode = label
        ? label
            .replace(/[^A-Za-z0-9]/g, "")
            .toUpperCase()
            .slice(0, 8) || "SHOP"
        : "SCX";
      const made: Seller = { label, sellerId, shopId: sellerId + 12_000, shopName: label || "Demo doʻkon", shopCode };
      sellers.put(label, made);
      return made;
    },
    addShop(seller: Seller, name: string): Shop {
      const shop = { id: takeNumber("shop", 20_001), name };
      sellers.put(seller.label, { ...seller, moreShops: [...(seller.moreShops ?? []), shop] });
      return shop;
    },
    transaction: store.transaction,
    close: store.close,
  };
}
