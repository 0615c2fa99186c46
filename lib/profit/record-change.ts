import "server-only";
import type { Db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { listDueCommissions } from "@/lib/profit/commission-rules";
import { addFigures, differ, isNothing, listFigures, noFigures } from "@/lib/profit/figures";
import type { OrderFacts } from "@/lib/profit/order-facts";
import { bookCommissions, type FiguresToPost, listOrderFacts, postFigures } from "@/lib/profit/repository";

type Change = { partnerId: string; orderId: string };

/**
 * Wraps a change of one order that money may follow from: the order's row is locked by the caller, `work` changes it,
 * and commission, ledger and `analytics` follow in the same transaction. Tells whether a figure changed.
 */
export async function recordChange(
  db: Db,
  { partnerId, orderId }: Change,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const before = await getFacts(db, { partnerId, orderId });
  await work();
  return recordChanges(db, partnerId, [{ before, after: await getFacts(db, { partnerId, orderId }) }]);
}

/** As stored now, in the order of the ids. */
export const readOrderFacts = (db: Db, partnerId: string, orderIds: string[]): Promise<OrderFacts[]> =>
  listOrderFacts(partnerId, orderIds, db);

/** For many orders at once, each as it was and as it is; `before` is null for a new one. The caller holds the locks. */
export async function recordChanges(
  db: Db,
  partnerId: string,
  changes: { before: OrderFacts | null; after: OrderFacts }[],
): Promise<boolean> {
  const dueOf = changes.map(({ after }) => listDueCommissions(after));
  const due = dueOf.flat();
  if (due.length > 0) await bookCommissions(partnerId, due, db);
  const posts = new Map<string, FiguresToPost>();
  for (const [index, { before, after }] of changes.entries()) {
    const booked = withCommissions(after, dueOf[index] ?? []);
    for (const [day, change] of differ(listFigures(booked), before ? listFigures(before) : new Map())) {
      const { marketplace } = after;
      const key = `${day} ${marketplace}`;
      posts.set(key, { marketplace, day, change: addFigures(posts.get(key)?.change ?? noFigures, change) });
    }
  }
  const figures = [...posts.values()].filter(({ change }) => !isNothing(change));
  if (figures.length > 0) await postFigures(partnerId, figures, db);
  return posts.size > 0;
}

function withCommissions(facts: OrderFacts, due: ReturnType<typeof listDueCommissions>): OrderFacts {
  if (due.length === 0) return facts;
  const lines = facts.lines.map((line) => ({
    ...line,
    commissions: [...line.commissions, ...due.filter(({ orderLineId }) => orderLineId === line.id)],
  }));
  return { ...facts, lines };
}

async function getFacts(db: Db, { partnerId, orderId }: Change): Promise<OrderFacts> {
  const [facts] = await listOrderFacts(partnerId, [orderId], db);
  if (!facts) throw new AppError("not-found", "orders.gone");
  return facts;
}
