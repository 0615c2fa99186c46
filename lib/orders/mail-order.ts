import "server-only";
import { getPartnerOwner } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { sendNewOrder } from "@/lib/email/mails/send-new-order";
import { money } from "@/lib/money";
import { findOrderToMail } from "@/lib/orders/repository";

/** A first import finds a month of orders: those are no news. */
const newsMs = 3 * 86_400_000;

/** Tells the partner's owner about a new order. */
export async function mailOrder(partnerId: string, orderId: string): Promise<"sent" | "old"> {
  const order = await inPartner(partnerId, (db) => findOrderToMail(partnerId, orderId, db));
  if (!order || order.createdAt.getTime() - order.orderedAt.getTime() > newsMs) return "old";
  const { externalId, connection, lines, totalMinor, currency, shipBy } = order;
  await sendNewOrder(await getPartnerOwner(partnerId), {
    orderId,
    externalId,
    marketplace: connection.marketplace,
    lines: lines.map((line) => ({ ...line, unitPrice: money(line.unitPriceMinor, line.currency) })),
    total: money(totalMinor, currency),
    shipBy,
  });
  return "sent";
}
