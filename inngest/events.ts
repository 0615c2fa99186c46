import { eventType } from "inngest";
import { z } from "zod";

/** Every event of the product. Ids only (promise D3): whoever takes one reads the rest for itself. */
const id = z.string();

export const partnerRegistered = eventType("partners/partner.registered", {
  schema: z.object({ partnerId: id, userId: id }),
});
export const emailCodeRequested = eventType("partners/email-code.requested", {
  schema: z.object({ partnerId: id, userId: id, emailCodeId: id }),
});
export const partnerReviewed = eventType("partners/partner.reviewed", {
  schema: z.object({ partnerId: id, reviewId: id }),
});

export const connectionCreated = eventType("connections/connection.created", {
  schema: z.object({ partnerId: id, connectionId: id }),
});
export const pushReceived = eventType("connections/push.received", {
  schema: z.object({ partnerId: id, inboxId: id }),
});
export const ordersSyncRequested = eventType("orders/sync.requested", {
  schema: z.object({ partnerId: id, connectionId: id }),
});
/** The last weeks once more, whatever the cursor says: what a poll missed is found. */
export const ordersSweepRequested = eventType("orders/sweep.requested", {
  schema: z.object({ partnerId: id, connectionId: id }),
});

export const productCreated = eventType("catalog/product.created", {
  schema: z.object({ partnerId: id, productId: id }),
});
/** One lane's card is to be written (again). */
export const cardRequested = eventType("cards/card.requested", {
  schema: z.object({ partnerId: id, laneId: id, connectionId: id }),
});
/** A written card is to be sent to its marketplace; its receipt says who allowed it. */
export const publishRequested = eventType("cards/publish.requested", {
  schema: z.object({ partnerId: id, laneId: id, connectionId: id }),
});
export const laneCheckRequested = eventType("cards/lane-check.requested", {
  schema: z.object({ partnerId: id, laneId: id }),
});

/** An order was stored for the first time, or its state changed. */
export const orderReceived = eventType("orders/order.received", { schema: z.object({ partnerId: id, orderId: id }) });
export const orderChanged = eventType("orders/order.changed", { schema: z.object({ partnerId: id, orderId: id }) });
export const orderConfirmRequested = eventType("orders/confirm.requested", {
  schema: z.object({ partnerId: id, orderId: id }),
});
export const stockChanged = eventType("stock/balance.changed", { schema: z.object({ partnerId: id, productId: id }) });
/** Sums in so'm that waited for a rate can be worked out. */
export const ratesPublished = eventType("profit/rates.published", { schema: z.object({ partnerId: id }) });
