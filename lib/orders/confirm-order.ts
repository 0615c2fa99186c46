import "server-only";
import { orderConfirmRequested } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { noteConfirmed } from "@/lib/orders/note-confirmed";
import { dropConfirmation, findOrderToConfirm, noteConfirmAsked } from "@/lib/orders/repository";
import { isConfirmable, showsConfirmed } from "@/lib/orders/rules";
import { takeOrders } from "@/lib/orders/take-orders";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { isSuspended } from "@/lib/partners/suspension";
import { publishToPartner } from "@/lib/realtime/publish";

type AllowedBy = "partner" | "autonomy-auto";
type Confirmation = { state: "confirmed" | "not-needed" | "refused" | "unknown" | "held"; words: string | null };

/**
 * Tells the marketplace that the seller has the goods and will send them. That it is asked is noted before: after a lost
 * reply, or a death in the middle, the next try reads the order and, where it is confirmed, only writes that down
 * (promise O3). While the partner is suspended the marketplace is not asked: `held`.
 */
export async function confirmOrder(partnerId: string, orderId: string, allowedBy: AllowedBy): Promise<Confirmation> {
  const row = await inPartner(partnerId, (db) => findOrderToConfirm(partnerId, orderId, db));
  if (!row) throw new AppError("not-found", "orders.gone");
  if (!isConfirmable(row)) return finish(partnerId, row);
  if (await isSuspended(partnerId)) return { state: "held", words: null };
  const { marketplace, connection, shops } = await openMarketplace(partnerId, row.connectionId);
  const shop = shops.find(({ id }) => id === row.shopId);
  if (!shop || !marketplace.can.has("confirm-order")) throw new AppError("conflict", "orders.confirmNotOffered");

  const read = () => marketplace.getOrder({ shop, externalId: row.externalId });
  const order = await read();
  if (!order) throw new AppError("conflict", "orders.goneAtMarketplace");
  if (!isConfirmable({ state: order.state, confirmedAt: null })) {
    await takeOrders(partnerId, connection, shop, [order]);
    return finish(partnerId, { ...row, state: order.state });
  }
  const asked = { askedAt: new Date(), askedBy: allowedBy };
  await inPartner(partnerId, async (db) => {
    const isFirst = await noteConfirmAsked(partnerId, orderId, asked, db);
    // By itself: its receipt is in the log.
    if (!isFirst || allowedBy !== "partner") return;
    const after = { number: row.externalId, marketplace: connection.marketplace };
    await recordAudit(
      { partnerId, action: "orders.confirm-asked", subject: { kind: "order", id: orderId }, after },
      db,
    );
  });
  const outcome = await marketplace.confirmOrder({ shop, order });
  const now = await read();
  await takeOrders(partnerId, connection, shop, [now ?? order]);
  if (outcome.state === "rejected") {
    await inPartner(partnerId, (db) => dropConfirmation(partnerId, orderId, db));
    return { state: "refused", words: outcome.reason?.words ?? null };
  }
  if (outcome.state === "unknown") return { state: "unknown", words: null };
  return note(partnerId, { ...row, confirmAskedBy: row.confirmAskedBy ?? allowedBy });
}

type Row = NonNullable<Awaited<ReturnType<typeof findOrderToConfirm>>>;

/** Nothing is left to ask. What was asked before, and is confirmed, is written down if it was not. */
async function finish(partnerId: string, row: Row): Promise<Confirmation> {
  const isOurs = row.confirmAskedAt !== null && row.confirmedAt === null && showsConfirmed(row);
  return isOurs ? note(partnerId, row) : { state: "not-needed", words: null };
}

async function note(partnerId: string, row: Row): Promise<Confirmation> {
  await inPartner(partnerId, (db) => noteConfirmed(db, partnerId, row, new Date()));
  await publishToPartner(partnerId, { kind: "orders.changed", id: row.id }, { kind: "receipts.changed" });
  return { state: "confirmed", words: null };
}

/** The button. When the reply was lost, a job goes on asking; the seller need not press again. */
export async function confirmByHand(partnerId: string, orderId: string): Promise<"confirmed" | "later"> {
  const { state, words } = await confirmOrder(partnerId, orderId, "partner");
  if (state === "refused") {
    throw new AppError("conflict", words ? "orders.confirmRefused" : "orders.confirmRefusedSilently", {
      values: { words: words ?? "" },
    });
  }
  if (state === "held") throw new AppError("forbidden", "suspended");
  if (state !== "unknown") return "confirmed";
  await inPartner(partnerId, (db) => enqueue(db, orderConfirmRequested.create({ partnerId, orderId })));
  kickOutbox();
  return "later";
}

/** Whether the partner lets this order be confirmed without a question: it is new and stock covers it. */
export async function mayConfirmByItself(partnerId: string, orderId: string): Promise<boolean> {
  const row = await inPartner(partnerId, (db) => findOrderToConfirm(partnerId, orderId, db));
  if (!row || !isConfirmable(row) || !row.connection.partner.autoConfirm) return false;
  if (await isSuspended(partnerId)) return false;
  return row.connection.status === "ACTIVE" && row.lines.every(isCovered);
}

const isCovered = ({ productId, shortage }: { productId: string | null; shortage: number }) =>
  productId !== null && shortage === 0;
