import { formatSeconds } from "./replies.ts";
import type { Shop, Supply, Task } from "./state.ts";

export function createSupply(shop: Shop, name: string): Supply {
  const number = shop.takeNumber("supply", 92_937_123);
  const supply = { id: `WB-GI-${number}`, number, name, createdAt: formatSeconds(shop.now()), closedAt: null };
  shop.supplies.put(supply.id, supply);
  return supply;
}

/** Joining a supply is what confirms a task. */
export function addToSupply(shop: Shop, supply: Supply, task: Task): Task {
  const confirmed: Task = { ...task, supplyId: supply.id, supplierStatus: "confirm" };
  shop.tasks.put(String(task.id), confirmed);
  return confirmed;
}

/** A supply either crosses the border or does not, as its first task says. */
export function canJoin(
  shop: Shop,
  supply: Supply,
  { supplierStatus, wbStatus, isCrossBorder = false }: Task,
): boolean {
  const [first] = listTasksOf(shop, supply);
  const isSameWay = !first || (first.isCrossBorder ?? false) === isCrossBorder;
  const isOpen = supply.closedAt === null && wbStatus === "waiting";
  return isOpen && isSameWay && (supplierStatus === "new" || supplierStatus === "confirm");
}

export const listTasksOf = (shop: Shop, supply: Supply): Task[] =>
  shop.tasks
    .list()
    .map(({ value }) => value)
    .filter(({ supplyId }) => supplyId === supply.id);

/** Into delivery, with all tasks in it. */
export function closeSupply(shop: Shop, supply: Supply) {
  shop.supplies.put(supply.id, { ...supply, closedAt: formatSeconds(shop.now()) });
  for (const task of listTasksOf(shop, supply)) {
    if (task.supplierStatus === "confirm") shop.tasks.put(String(task.id), { ...task, supplierStatus: "complete" });
  }
}
