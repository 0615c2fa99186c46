import "server-only";
import { orderConfirmRequested } from "@/inngest/events";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ItemOutcome } from "@/lib/marketplaces/types";
import { findOrderToConfirm, setConfirmed } from "@/lib/orders/repository";
import { isConfirmable } from "@/lib/orders/rules";
import { takeOrders } from "@/lib/orders/take-orders";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToPartner } from "@/lib/realtime/publish";
import { writeReceipt } from "@/lib/receipts/write-receipt";

type AllowedBy = "partner" | "autonomy-auto";
type Confirmation = { state: "confirmed" | "not-needed" | "refused" | "unknown"; words: string | null };

/**
 * Tells the marketplace that the seller has the goods and will send them. The order is read first: after a lost reply
 * a second try finds it confirmed and writes nothing (promise O3).
 */
export async function confirmOrder(partnerId: string, orderId: string, allowedBy: AllowedBy): Promise<Confirmation> {
  const row = await inPartner(partnerId, (db) => findOrderToConfirm(partnerId, orderId, db));
  if (!row) throw new AppError("not-found", "orders.gone");
  if (!isConfirmable(row)) return { state: "not-needed", words: null };
  const { marketplace, connection, shops } = await openMarketplace(partnerId, row.connectionId);
  const shop = shops.find(({ id }) => id === row.shopId);
  if (!shop || !marketplace.can.has("confirm-order")) throw new AppError("conflict", "orders.confirmNotOffered");

  const read = () => marketplace.getOrder({ shop, externalId: row.externalId });
  const order = await read();
  if (!order) throw new AppError("conflict", "orders.goneAtMarketplace");
  const isOpen = isConfirmable({ state: order.state, confirmedAt: null });
  const outcome: ItemOutcome | null = isOpen ? await marketplace.confirmOrder({ shop, order }) : null;
  const now = await read();
  await takeOrders(partnerId, connection, shop, [now ?? order]);
  if (outcome?.state === "rejected") return { state: "refused", words: outcome.reason?.words ?? null };
  if (outcome?.state === "unknown") return { state: "unknown", words: null };
  if (!outcome) return { state: "not-needed", words: null };

  await inPartner(partnerId, async (db) => {
    await setConfirmed(partnerId, orderId, new Date(), db);
    await writeReceipt(db, {
      partnerId,
      kind: "order-confirmed",
      marketplace: connection.marketplace,
      orderId,
      before: { state: { key: "toConfirm" } },
      after: { state: { key: "confirmed" } },
      reason: {
        key: allowedBy === "partner" ? "orders.receipts.byHand" : "orders.receipts.bySetting",
        values: { number: row.externalId },
      },
      allowedBy,
      causeKey: `order-confirmed/${orderId}`,
    });
  });
  await publishToPartner(partnerId, { kind: "orders.changed", id: orderId }, { kind: "receipts.changed" });
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
  if (state !== "unknown") return "confirmed";
  await inPartner(partnerId, (db) => enqueue(db, orderConfirmRequested.create({ partnerId, orderId })));
  kickOutbox();
  return "later";
}

/** Whether the partner lets this order be confirmed without a question: it is new and stock covers it. */
export async function mayConfirmByItself(partnerId: string, orderId: string): Promise<boolean> {
  const row = await inPartner(partnerId, (db) => findOrderToConfirm(partnerId, orderId, db));
  if (!row || !isConfirmable(row) || !row.connection.partner.autoConfirm) return false;
  return row.connection.status === "ACTIVE" && row.lines.every(isCovered);
}

const isCovered = ({ productId, shortage }: { productId: string | null; shortage: number }) =>
  productId !== null && shortage === 0;
