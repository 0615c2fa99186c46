import "server-only";
import type { Db } from "@/lib/db/client";
import { listDueCommissions } from "@/lib/profit/commission-rules";
import { differ, type FiguresByDay, listFigures } from "@/lib/profit/figures";
import { bookCommission, findOrderFacts, postFigures } from "@/lib/profit/repository";

type Change = { partnerId: string; orderId: string; isNew?: boolean };

/**
 * Wraps every change of an order that money may follow from: the order's row is locked by the caller, `work` changes
 * it, and commission, ledger and `analytics` follow in the same transaction. Tells whether a figure changed.
 */
export async function recordChange(
  db: Db,
  { partnerId, orderId, isNew = false }: Change,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const before: FiguresByDay = isNew ? new Map() : listFigures(await findOrderFacts(partnerId, orderId, db));
  await work();
  const facts = await findOrderFacts(partnerId, orderId, db);
  for (const due of listDueCommissions(facts)) {
    await bookCommission(partnerId, due, db);
    facts.lines.find(({ id }) => id === due.orderLineId)?.commissions.push(due);
  }
  const changes = differ(listFigures(facts), before);
  for (const [day, change] of changes) await postFigures(partnerId, facts.marketplace, day, change, db);
  return changes.length > 0;
}
