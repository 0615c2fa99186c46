import "server-only";
import type { Db } from "@/lib/db/client";
import type { OrderState } from "@/lib/marketplaces/types";
import { listStockLines, saveStockLine } from "@/lib/orders/repository";
import { stockTarget } from "@/lib/orders/rules";
import { settleLine } from "@/lib/stock/settle-line";

type Order = { partnerId: string; orderId: string; state: OrderState; orderedAt: Date };

/** Moves the stock of an order's lines to where the order stands; gives the products whose free stock changed. */
export async function settleStock(db: Db, { partnerId, orderId, state, orderedAt }: Order): Promise<string[]> {
  const changed = new Set<string>();
  for (const { product, ...line } of await listStockLines(partnerId, orderId, db)) {
    // First seen in a state that we do not know: the buyer ordered it, so it is held until we know more.
    const target = stockTarget(state) ?? (line.movements === 0 ? "held" : null);
    if (!target || !product || !line.productId) continue;
    // It had left before the seller counted the goods in: the count does not hold it.
    if (target === "gone" && line.movements === 0 && orderedAt < product.createdAt) continue;
    const settled = await settleLine(db, { ...line, partnerId, productId: line.productId }, target);
    const { isFreeChanged, ...stock } = settled;
    await saveStockLine(partnerId, line.id, stock, db);
    if (isFreeChanged) changed.add(line.productId);
  }
  return [...changed];
}
