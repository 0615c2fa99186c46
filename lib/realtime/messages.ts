/** A doorbell: what changed and which one, never its contents (promise D6). */
export type LiveMessage =
  | { kind: "applications.changed" }
  | { kind: "review.changed" }
  | { kind: "jobs.changed" }
  | { kind: "connections.changed" }
  | { kind: "products.changed"; id?: string }
  | { kind: "lanes.changed"; id?: string }
  | { kind: "receipts.changed" }
  | { kind: "prices.changed" }
  | { kind: "orders.changed"; id: string }
  | { kind: "profit.changed" }
  | { kind: "notifications.changed" };

export type LiveKind = LiveMessage["kind"];

export const partnerChannel = (partnerId: string) => `private-partner-${partnerId}`;
export const adminChannel = "private-admin";
/** Every message travels under this event name. */
export const liveEvent = "changed";
