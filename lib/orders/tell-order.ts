import "server-only";
import { inPartner } from "@/lib/db/client";
import { money } from "@/lib/money";
import { notify } from "@/lib/notifications/notify";
import { sumValue } from "@/lib/notifications/values";
import { findOrderToMail } from "@/lib/orders/repository";
import { kickOutbox } from "@/lib/outbox/drain-outbox";

/** A first import finds a month of orders: those are no news. */
const newsMs = 3 * 86_400_000;

/** Tells whoever handles the partner's orders about a new one, once. */
export async function tellOrder(partnerId: string, orderId: string): Promise<"told" | "old"> {
  const outcome = await inPartner(partnerId, async (db) => {
    const order = await findOrderToMail(partnerId, orderId, db);
    if (!order || order.createdAt.getTime() - order.orderedAt.getTime() > newsMs) return "old";
    const { externalId: number, connection, totalMinor, currency } = order;
    await notify(
      {
        event: "orders.received",
        partnerId,
        subject: { kind: "order", id: orderId },
        values: { number, marketplace: connection.marketplace, totalSum: sumValue(money(totalMinor, currency)) },
        causeKey: `order/${orderId}`,
      },
      db,
    );
    return "told";
  });
  if (outcome === "told") kickOutbox();
  return outcome;
}
