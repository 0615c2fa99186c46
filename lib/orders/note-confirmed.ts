import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import { setConfirmed } from "@/lib/orders/repository";
import { writeReceipt } from "@/lib/receipts/write-receipt";

type Confirmed = {
  id: string;
  externalId: string;
  confirmAskedBy: string | null;
  connection: { marketplace: MarketplaceId };
};

/** The order counts as confirmed from now on, and the act has its receipt; a second time changes nothing. */
export async function noteConfirmed(db: Db, partnerId: string, order: Confirmed, confirmedAt: Date): Promise<void> {
  const allowedBy = order.confirmAskedBy ?? "partner";
  await setConfirmed(partnerId, order.id, confirmedAt, db);
  await writeReceipt(db, {
    partnerId,
    kind: "order-confirmed",
    marketplace: order.connection.marketplace,
    orderId: order.id,
    before: { state: { key: "toConfirm" } },
    after: { state: { key: "confirmed" } },
    reason: {
      key: allowedBy === "partner" ? "orders.receipts.byHand" : "orders.receipts.bySetting",
      values: { number: order.externalId },
    },
    allowedBy,
    causeKey: `order-confirmed/${order.id}`,
  });
}
