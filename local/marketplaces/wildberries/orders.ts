import { randomBytes } from "node:crypto";
import type { IdentifierKey } from "./identifiers.ts";
import { findCardBySku } from "./moderation.ts";
import { discounted } from "./price-tasks.ts";
import { formatSeconds } from "./replies.ts";
import { bookReturn, bookSale } from "./reports.ts";
import type { Shop, Task } from "./state.ts";
import { addToSupply, closeSupply, createSupply } from "./supplies.ts";

type Wanted = {
  sku: string;
  quantity: number;
  isForced: boolean;
  isCrossBorder?: boolean;
  required?: IdentifierKey[];
  optional?: IdentifierKey[];
};

/** A buyer's basket: one task a unit, all with one `orderUid`. A text says why it cannot be bought. */
export function placeOrder(
  shop: Shop,
  { sku, quantity, isForced, isCrossBorder, required = [], optional = [] }: Wanted,
): Task[] | string {
  const card = findCardBySku(shop, sku);
  const size = card?.sizes[0];
  const price = shop.prices.get(String(card?.nmID));
  if (!card || !size || !price || card.photos.length === 0 || shop.blocks.get(String(card.nmID)) !== undefined)
    return "no live listing with this SKU";
  if (price.price === 0) return "the listing has no price";
  const stock = shop.stocks.get(String(size.chrtID)) ?? 0;
  if (stock < quantity && !isForced) return "not enough stock";
  shop.stocks.put(String(size.chrtID), Math.max(0, stock - quantity));
  const orderUid = `${shop.takeNumber("basket", 165_918_930)}_${randomBytes(16).toString("hex")}`;
  return Array.from({ length: quantity }, (_, index) => {
    const task: Task = {
      id: shop.takeNumber("task", 2_816_993_144),
      rid: randomBytes(16).toString("hex"),
      orderUid,
      nmId: card.nmID,
      chrtId: size.chrtID,
      article: card.vendorCode,
      skus: size.skus,
      price: Math.round(discounted(price) * 100),
      createdAt: formatSeconds(shop.now()),
      supplyId: null,
      supplierStatus: "new",
      wbStatus: "waiting",
      isZeroOrder: index >= stock,
      returnedAt: null,
      ...(isCrossBorder && { isCrossBorder }),
      identifiers: { required, optional, held: {} },
    };
    return save(shop, task);
  });
}

export const isCancellable = ({ supplierStatus, wbStatus }: Task): boolean =>
  wbStatus === "waiting" && (supplierStatus === "new" || supplierStatus === "confirm");

/** A cancelled task leaves its supply by itself, and its unit may be sold again. */
export function cancelBySeller(shop: Shop, task: Task): Task {
  putBack(shop, task);
  return save(shop, { ...task, supplierStatus: "cancel", wbStatus: "canceled", supplyId: null });
}

const targets = ["confirm", "packed", "in-transit", "at-pickup", "delivered"] as const;
type Target = (typeof targets)[number];

/** One step on, or on to a state, by way of all between; null where the task cannot go there. */
export function advanceTask(shop: Shop, task: Task, to?: string): Task | null {
  if (to === "cancelled") return cancelByBuyer(shop, task);
  if (to === "returned") return returnTask(shop, task);
  const at = placeOf(task);
  if (at === null) return null;
  const end = to === undefined ? at + 1 : targets.indexOf(to as Target);
  const steps = targets.slice(at + 1, end + 1);
  return steps.length > 0 ? steps.reduce((moved, step) => takeStep(shop, moved, step), task) : null;
}

/** -1 before the first step; null for a task that goes no further. */
function placeOf({ supplierStatus, wbStatus }: Task): number | null {
  const places: Partial<Record<Task["wbStatus"], Target>> = { sorted: "in-transit", ready_for_pickup: "at-pickup" };
  const place = places[wbStatus];
  if (place) return targets.indexOf(place);
  if (wbStatus !== "waiting" || supplierStatus === "cancel") return null;
  return { new: -1, confirm: 0, complete: 1 }[supplierStatus];
}

function takeStep(shop: Shop, task: Task, step: Target): Task {
  switch (step) {
    case "confirm":
      return addToSupply(shop, createSupply(shop, "Продавец"), task);
    case "packed": {
      const supply = shop.supplies.get(task.supplyId ?? "");
      if (supply) closeSupply(shop, supply);
      return shop.tasks.get(String(task.id)) ?? task;
    }
    case "in-transit":
      return save(shop, { ...task, wbStatus: "sorted" });
    case "at-pickup":
      return save(shop, { ...task, wbStatus: "ready_for_pickup" });
    case "delivered":
      bookSale(shop, task);
      return save(shop, { ...task, wbStatus: "sold" });
  }
}

/** Before the hand-over the unit may be sold again; afterwards it has to come back first. */
function cancelByBuyer(shop: Shop, task: Task): Task | null {
  const at = placeOf(task);
  if (at === null) return null;
  if (at > 0) return save(shop, { ...task, wbStatus: "canceled_by_client" });
  putBack(shop, task);
  const wbStatus = at === 0 ? "canceled" : "declined_by_client";
  return save(shop, { ...task, wbStatus, supplyId: null });
}

/** The task itself stays `sold`: the return shows in the sales list and in the finance report. */
function returnTask(shop: Shop, task: Task): Task | null {
  if (task.wbStatus !== "sold" || task.returnedAt) return null;
  bookReturn(shop, task);
  return save(shop, { ...task, returnedAt: shop.now().toISOString() });
}

function putBack(shop: Shop, { chrtId }: Task) {
  shop.stocks.put(String(chrtId), (shop.stocks.get(String(chrtId)) ?? 0) + 1);
}

function save(shop: Shop, task: Task): Task {
  shop.tasks.put(String(task.id), task);
  return task;
}
