import "server-only";
import type { Db } from "@/lib/db/client";
import type { OrderState } from "@/lib/marketplaces/types";
import { listStockLines, saveStockLines } from "@/lib/orders/repository";
import { stockTarget } from "@/lib/orders/rules";
import { lockFreeStock, moveStock } from "@/lib/stock/move-stock";
import { movesStock, type StockLine, type StockOfLine, settleLine } from "@/lib/stock/settle-line";

/** A line with what its target follows from. `productSince`: when the seller counted the goods in. */
export type LineToSettle = StockLine & { state: OrderState; orderedAt: Date; productSince: Date };

export type SettledStock = { lines: Map<string, StockOfLine>; changedProducts: string[] };

/**
 * Moves the stock of many lines to where their orders stand, the oldest order first, in two statements. The caller
 * holds the orders' locks and stores what the lines hold now.
 */
export async function settleLines(db: Db, partnerId: string, lines: LineToSettle[]): Promise<SettledStock> {
  const targets = lines
    .map((line) => ({ line, target: findTarget(line) }))
    .sort((one, other) => one.line.orderedAt.getTime() - other.line.orderedAt.getTime());
  const moving = targets.filter(({ line, target }) => target && movesStock(line, target));
  const products = [...new Set(moving.map(({ line }) => line.productId))];
  const free = await lockFreeStock(db, partnerId, products);
  const settled: SettledStock["lines"] = new Map();
  const changed = new Set<string>();
  const movements = [];
  for (const { line, target } of targets) {
    if (!target) continue;
    const freeNow = free.get(line.productId) ?? 0;
    const { after, moved, taken } = settleLine(line, target, freeNow);
    settled.set(line.id, after);
    movements.push(...moved);
    free.set(line.productId, freeNow - taken);
    if (taken !== 0) changed.add(line.productId);
  }
  await moveStock(db, partnerId, movements);
  return { lines: settled, changedProducts: [...changed] };
}

/** Null: nothing moves. */
function findTarget({ state, movements, orderedAt, productSince }: LineToSettle) {
  // First seen in a state that we do not know: the buyer ordered it, so it is held until we know more.
  const target = stockTarget(state) ?? (movements === 0 ? "held" : null);
  // It had left before the seller counted the goods in: the count does not hold it.
  return target === "gone" && movements === 0 && orderedAt < productSince ? null : target;
}

type Order = { partnerId: string; orderId: string; state: OrderState; orderedAt: Date };

/** One stored order; gives the products whose free stock changed. */
export async function settleStock(db: Db, { partnerId, orderId, ...order }: Order): Promise<string[]> {
  const lines = (await listStockLines(partnerId, [orderId], db)).map((line) => ({ ...line, ...order }));
  const { lines: settled, changedProducts } = await settleLines(db, partnerId, lines);
  await saveStockLines(partnerId, settled, db);
  return changedProducts;
}
