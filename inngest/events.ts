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
/** Asked for with an unknown address it names nobody: the job finds out. */
export const emailCodeAsked = eventType("auth/email-code.asked", {
  schema: z.object({ partnerId: id, userId: id }),
});
/** Written for unknown addresses too; the job knows whether there is anybody to mail. */
export const passwordResetRequested = eventType("auth/password-reset.requested", {
  schema: z.object({ partnerId: id, resetId: id }),
});
export const partnerReviewed = eventType("partners/partner.reviewed", {
  schema: z.object({ partnerId: id, reviewId: id }),
});

/** What rested while the partner was suspended goes on. */
export const partnerReactivated = eventType("partners/partner.reactivated", {
  schema: z.object({ partnerId: id }),
});

/** The days of an account that is being closed are over. */
export const erasureDue = eventType("closing/erasure.due", {
  schema: z.object({ partnerId: id }),
});
/** Nobody's data is left; the owner who asked for it gets a last mail. */
export const partnerErased = eventType("closing/partner.erased", {
  schema: z.object({ partnerId: id, closureId: id }),
});

/** An address is asked to join a partner's team, for the first time or again. */
export const invitationRequested = eventType("team/invitation.requested", {
  schema: z.object({ partnerId: id, invitationId: id }),
});
/** New bank details wait for the code that goes to the owner. */
export const bankCodeRequested = eventType("partners/bank-code.requested", {
  schema: z.object({ partnerId: id, bankChangeId: id }),
});

export const connectionCreated = eventType("connections/connection.created", {
  schema: z.object({ partnerId: id, connectionId: id }),
});
/** The whole catalogue is to be read (again). */
export const importRequested = eventType("connections/import.requested", {
  schema: z.object({ partnerId: id, connectionId: id }),
});
export const keyExpiryFound = eventType("connections/key-expiry.found", {
  schema: z.object({ partnerId: id, connectionId: id }),
});
/** Stored messages wait; one event stands for as many as there are. */
export const pushesReceived = eventType("connections/pushes.received", {
  schema: z.object({ partnerId: id, connectionId: id }),
});
export const pushCheckRequested = eventType("connections/push-check.requested", {
  schema: z.object({ partnerId: id, connectionId: id }),
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
/** A listing that was there before us has found its product. */
export const listingLinked = eventType("catalog/listing.linked", {
  schema: z.object({ partnerId: id, listingId: id }),
});
/** The partner took that back. */
export const listingLetGo = eventType("catalog/listing.let-go", {
  schema: z.object({ partnerId: id, listingId: id, productId: id }),
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
/** Whether this order may be confirmed without a question is to be asked (again). */
export const selfConfirmRequested = eventType("orders/self-confirm.requested", {
  schema: z.object({ partnerId: id, orderId: id }),
});
export const stockChanged = eventType("stock/balance.changed", { schema: z.object({ partnerId: id, productId: id }) });
/** A connection has a stock or a price to send, or to look at again. */
export const sendingDue = eventType("sending/due", { schema: z.object({ partnerId: id, connectionId: id }) });
/** Sums in so'm that waited for a rate can be worked out. */
export const ratesPublished = eventType("profit/rates.published", { schema: z.object({ partnerId: id }) });

/** An address was asked to become an administrator. */
export const adminInvitationRequested = eventType("administration/invitation.requested", {
  schema: z.object({ partnerId: id, invitationId: id }),
});

/** Somebody was told something, and no mail goes with it: the bell is to look. */
export const notificationWritten = eventType("notifications/notification.written", {
  schema: z.object({ partnerId: id }),
});
/** What goes out together to one person. */
export const bundleReady = eventType("notifications/bundle.ready", {
  schema: z.object({ partnerId: id, userId: id, bundleId: id }),
});
/** The time has come for what waited: a digest, or the end of quiet hours. */
export const deliveriesDue = eventType("notifications/deliveries.due", {
  schema: z.object({ partnerId: id, userId: id }),
});
