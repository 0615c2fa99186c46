import { commissionPercentOf, logisticsFee } from "./categories.ts";
import { addNote } from "./returns.ts";
import type { Order, OrderStatus, Product, State } from "./state.ts";

/** The way of an order, in the sequence of the specification's list; Uzum documents no transitions. */
const way: OrderStatus[] = [
  "CREATED",
  "PACKING",
  "PENDING_DELIVERY",
  "DELIVERING",
  "DELIVERED",
  "ACCEPTED_AT_DP",
  "DELIVERED_TO_CUSTOMER_DELIVERY_POINT",
  "COMPLETED",
];

const targets: Record<string, OrderStatus> = {
  packed: "PENDING_DELIVERY",
  "in-transit": "DELIVERED",
  delivered: "COMPLETED",
  cancelled: "CANCELED",
  returned: "RETURNED",
};

/** A buyer orders; null when the stock does not suffice. */
export function placeOrder(state: State, product: Product, quantity: number, scheme: "FBS" | "DBS"): Order | null {
  if (product.amount < quantity) return null;
  const revenue = product.price * quantity;
  const id = state.takeNumber("order", 70_000_001);
  const order: Order = {
    seller: product.seller,
    id,
    itemId: state.takeNumber("item", 90_000_001),
    shopId: product.shopId ?? state.findSeller(product.seller).shopId,
    status: "CREATED",
    scheme,
    productId: product.productId,
    skuId: product.skuId,
    sku: product.sku,
    title: product.titleRu,
    price: product.price,
    quantity,
    commission: Math.round((revenue * commissionPercentOf(product.category)) / 100),
    logistics: logisticsFee(product) * quantity,
    times: { CREATED: state.now() },
    cancelReason: null,
    hasIdentifiers: !product.isMarked,
  };
  state.orders.put(String(id), order);
  state.products.put(String(product.skuId), { ...product, amount: product.amount - quantity });
  return order;
}

/** One step, or on to a state; null when the order cannot go there. */
export function advanceOrder(state: State, order: Order, to: string | undefined): Order | null {
  if (to === undefined) {
    const next = way[way.indexOf(order.status) + 1];
    return way.includes(order.status) && next ? moveTo(state, order, next) : null;
  }
  const target = targets[to] ?? to;
  if (target === "CANCELED") return cancelOrder(state, order, "CANCELED_BY_CUSTOMER");
  if (target === "RETURNED") return returnOrder(state, order);
  const steps = way.slice(way.indexOf(order.status) + 1, way.indexOf(target as OrderStatus) + 1);
  if (!way.includes(order.status) || steps.length === 0) return null;
  return steps.reduce((moved, step) => moveTo(state, moved, step), order);
}

export function moveTo(state: State, order: Order, status: OrderStatus): Order {
  const moved = { ...order, status, times: { ...order.times, [status]: state.now() } };
  state.orders.put(String(order.id), moved);
  if (status === "COMPLETED") changeProduct(state, order, (product) => ({ sold: product.sold + order.quantity }));
  return moved;
}

const cancellable: OrderStatus[] = [...way.slice(0, -1), "PENDING_CANCELLATION"];

/** Before hand-over the stock is free again at once; afterwards the goods first have to come back. */
export function cancelOrder(state: State, order: Order, reason: string): Order | null {
  if (!cancellable.includes(order.status)) return null;
  const cancelled = moveTo(state, { ...order, cancelReason: reason }, "CANCELED");
  if (hasLeftSeller(order)) addReturnNote(state, order);
  else changeProduct(state, order, (product) => ({ amount: product.amount + order.quantity }));
  return cancelled;
}

function returnOrder(state: State, order: Order): Order | null {
  if (order.status !== "COMPLETED") return null;
  addReturnNote(state, order);
  changeProduct(state, order, (product) => ({ returned: product.returned + order.quantity }));
  return moveTo(state, { ...order, cancelReason: "RETURNED_BY_CUSTOMER" }, "RETURNED");
}

const hasLeftSeller = ({ times }: Order) => times.DELIVERING !== undefined;

function addReturnNote(state: State, { seller, shopId, skuId, sku, title, price, quantity }: Order) {
  addNote(state, { seller, shopId, skuId, sku, title, price, quantity, type: "FBS" });
}

function changeProduct(state: State, order: Order, change: (product: Product) => Partial<Product>) {
  const product = state.products.get(String(order.skuId));
  if (product) state.products.put(String(order.skuId), { ...product, ...change(product) });
}
