import { randomUUID } from "node:crypto";
import type { Claim, ComingBack } from "./buyer-state.ts";
import { advanceTask } from "./orders.ts";
import type { Shop, Task } from "./state.ts";

const steps = ["on-the-way", "ready", "received"] as const;

/** A buyer's claim for a sold unit, or a unit that nobody collected. A text says why there is none. */
export function openReturn(shop: Shop, task: Task, kind: string, reason: string): string | { id: string } {
  if (kind === "not-collected") {
    if (task.wbStatus !== "canceled_by_client") return "the order was not left at the pickup point";
    return { id: sendBack(shop, task, "Возврат невыкупленного товара", reason).srid };
  }
  if (kind !== "claim") return "kind is claim or not-collected";
  if (task.wbStatus !== "sold" || task.returnedAt) return "the order is not with its buyer";
  const claim: Claim = {
    id: randomUUID(),
    taskId: task.id,
    status: 0,
    goods: 0,
    reason,
    createdAt: shop.now().toISOString(),
    decidedAt: null,
  };
  shop.claims.put(claim.id, claim);
  return { id: claim.id };
}

/** A claim is approved with the goods (`on-the-way`) or refused; goods go on to `ready` and `received`. */
export function advanceReturn(shop: Shop, id: string, to: string | undefined): boolean {
  const claim = shop.claims.get(id);
  if (claim && claim.status === 0) return decide(shop, claim, to !== "refused");
  const back =
    shop.comingBack.get(id) ?? shop.comingBack.list().find(({ value }) => value.taskId === claim?.taskId)?.value;
  if (!back) return false;
  const next = to ?? steps[steps.indexOf(back.state) + 1];
  const place = (steps as readonly (string | undefined)[]).indexOf(next);
  if (place <= steps.indexOf(back.state)) return false;
  const at = shop.now().toISOString();
  const state = steps[place] ?? back.state;
  shop.comingBack.put(back.srid, {
    ...back,
    state,
    readyAt: back.readyAt ?? at,
    completedAt: state === "received" ? at : null,
  });
  return true;
}

function decide(shop: Shop, claim: Claim, isApproved: boolean): boolean {
  const task = shop.tasks.get(String(claim.taskId));
  if (!task) return false;
  const decidedAt = shop.now().toISOString();
  shop.claims.put(claim.id, { ...claim, status: isApproved ? 2 : 1, goods: isApproved ? 10 : 1, decidedAt });
  if (isApproved && advanceTask(shop, task, "returned")) sendBack(shop, task, "Возврат от покупателя", claim.reason);
  return true;
}

function sendBack(shop: Shop, task: Task, type: string, reason: string): ComingBack {
  const back: ComingBack = {
    srid: task.rid,
    taskId: task.id,
    shkId: shop.takeNumber("shk", 23_411_783_472),
    type,
    reason,
    state: "on-the-way",
    orderedAt: shop.now().toISOString(),
    readyAt: null,
    completedAt: null,
  };
  shop.comingBack.put(back.srid, back);
  return back;
}
