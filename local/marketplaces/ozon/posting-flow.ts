import type { Sandbox } from "./context.ts";
import { bookReturn, bookSale } from "./finance.ts";
import { FlowError } from "./flow-error.ts";
import { settle } from "./moderation.ts";
import { cancellationPushed, postingPushed, statePushed } from "./pushes.ts";
import { addReturns } from "./returns.ts";
import type { Posting } from "./state.ts";
import { readStock, writeStock } from "./stocks.ts";

const hour = 3_600_000;

/** The way of an undisturbed order. */
const steps = [
  { name: "new", status: "awaiting_packaging", substatus: "posting_created" },
  { name: "packed", status: "awaiting_deliver", substatus: "posting_transferring_to_delivery" },
  { name: "in-transit", status: "delivering", substatus: "posting_on_way_to_city" },
  { name: "at-pickup", status: "delivering", substatus: "posting_in_pickup_point" },
  { name: "delivered", status: "delivered", substatus: "posting_received" },
] as const;

export const targets = ["packed", "in-transit", "at-pickup", "delivered", "returned", "cancelled"] as const;
export type Target = (typeof targets)[number];

/** A buyer orders a live listing at its price; the same `key` gives the same order again. */
export function placeOrder(
  sandbox: Sandbox,
  order: { sku: string; quantity: number; key?: string | undefined; isMarked?: boolean },
): string {
  const { cabinet, state, now, push } = sandbox;
  const known = order.key === undefined ? undefined : state.orderKeys.get(order.key);
  if (known) return known;
  const product = settle(sandbox, order.sku);
  if (!product) throw new FlowError(`no listing ${order.sku}`);
  if (product.verdict !== "live" || product.sku === 0) throw new FlowError(`listing ${order.sku} is not live`);
  const stock = readStock(state, cabinet.mainWarehouseId, order.sku);
  if (stock.free < order.quantity) throw new FlowError(`only ${stock.free} of ${order.sku} in stock`);
  const sequence = state.nextNumber("posting", 1);
  const orderNumber = `${String(20824577 + sequence).padStart(8, "0")}-${String(sequence).padStart(4, "0")}`;
  const posting: Posting = {
    sequence,
    number: `${orderNumber}-1`,
    orderId: 33301885000 + sequence,
    orderNumber,
    status: steps[0].status,
    substatus: steps[0].substatus,
    createdAt: now().toISOString(),
    changedAt: now().toISOString(),
    shipmentDate: new Date(now().getTime() + 24 * hour).toISOString(),
    deliveringDate: null,
    warehouseId: cabinet.mainWarehouseId,
    lines: [
      {
        offerId: order.sku,
        sku: product.sku,
        name: product.item.name,
        quantity: order.quantity,
        price: product.price,
      },
    ],
    cancellation: null,
    ...(order.isMarked && { isMarked: true }),
  };
  state.transaction(() => {
    moveStock(sandbox, posting, (one, quantity) => ({ free: one.free - quantity, reserved: one.reserved + quantity }));
    state.postings.put(posting.number, posting);
    if (order.key !== undefined) state.orderKeys.put(order.key, posting.number);
  });
  push.send(postingPushed(sandbox, posting));
  return posting.number;
}

/** One step on, or all the steps up to `to`. */
export function advanceOrder(sandbox: Sandbox, number: string, to: Target | undefined) {
  const posting = sandbox.state.postings.get(number);
  if (!posting) throw new FlowError(`no order ${number}`);
  if (posting.status === "cancelled") throw new FlowError(`order ${number} is cancelled`);
  if (to === "cancelled") return cancelPosting(sandbox, number, buyersReason(posting));
  const from = steps.findIndex((step) => step.status === posting.status && step.substatus === posting.substatus);
  const delivered = steps.length - 1;
  const wanted = to === "returned" ? delivered : to ? steps.findIndex(({ name }) => name === to) : from + 1;
  if (to !== "returned" && (wanted <= from || wanted > delivered)) {
    throw new FlowError(`order ${number} is past that: ${posting.substatus}`);
  }
  for (let next = from + 1; next <= wanted; next += 1) enterStep(sandbox, number, next);
  if (to === "returned") takeBack(sandbox, number);
}

export function enterPacked(sandbox: Sandbox, number: string) {
  enterStep(sandbox, number, 1);
}

function enterStep(sandbox: Sandbox, number: string, index: number) {
  const { state, now, push } = sandbox;
  const old = state.postings.get(number);
  const step = steps[index];
  if (!old || !step) return;
  const at = now().toISOString();
  const isHandedOver = old.deliveringDate === null && step.status === "delivering";
  const posting: Posting = {
    ...old,
    status: step.status,
    substatus: step.substatus,
    changedAt: at,
    deliveringDate: isHandedOver ? at : old.deliveringDate,
  };
  state.transaction(() => {
    state.postings.put(number, posting);
    if (isHandedOver) moveStock(sandbox, posting, (one, count) => ({ ...one, reserved: one.reserved - count }));
    if (step.name === "delivered") bookSale(sandbox, posting);
  });
  push.send(statePushed(sandbox, posting));
}

type Cancellation = Omit<NonNullable<Posting["cancellation"]>, "afterShip">;

const buyersReason = ({ deliveringDate }: Posting): Cancellation => ({
  id: deliveringDate ? 665 : 507,
  reason: deliveringDate ? "Покупатель не забрал заказ" : "Покупатель отменил заказ",
  type: "client",
  initiator: "Клиент",
});

/** Before hand-over the goods are free again; after it they are on their way back. */
export function cancelPosting(sandbox: Sandbox, number: string, reason: Cancellation) {
  const { state, now, push } = sandbox;
  const old = state.postings.get(number);
  if (!old) throw new FlowError(`no order ${number}`);
  if (old.status === "delivered") throw new FlowError(`order ${number} is delivered`);
  const posting: Posting = {
    ...old,
    status: "cancelled",
    substatus: "posting_canceled",
    changedAt: now().toISOString(),
    cancellation: { ...reason, afterShip: old.status !== "awaiting_packaging" },
  };
  state.transaction(() => {
    state.postings.put(number, posting);
    if (old.deliveringDate) addReturns(sandbox, posting, { type: "FullReturn", reason: "Покупатель не забрал заказ" });
    else moveStock(sandbox, posting, (one, count) => ({ free: one.free + count, reserved: one.reserved - count }));
  });
  push.send(cancellationPushed(sandbox, posting, old.substatus));
}

function takeBack(sandbox: Sandbox, number: string) {
  const { state } = sandbox;
  const posting = state.postings.get(number);
  if (!posting) return;
  if (state.returns.list().some(({ value }) => value.postingNumber === number)) {
    throw new FlowError(`order ${number} is returned already`);
  }
  state.transaction(() => {
    addReturns(sandbox, posting, { type: "ClientReturn", reason: "Не подошёл товар" });
    bookReturn(sandbox, posting);
  });
}

type Stock = { free: number; reserved: number };

function moveStock({ state }: Sandbox, posting: Posting, change: (stock: Stock, quantity: number) => Stock) {
  for (const { offerId, quantity } of posting.lines) {
    const stock = readStock(state, posting.warehouseId, offerId);
    writeStock(state, posting.warehouseId, offerId, change(stock, quantity));
  }
}
