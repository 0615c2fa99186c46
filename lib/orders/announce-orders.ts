import "server-only";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { publishToPartner } from "@/lib/realtime/publish";

/** After the commit. One ring of the bell is enough for many: the browser reads the list again anyway. */
export async function announceOrders(partnerId: string, orderIds: string[]): Promise<void> {
  const last = orderIds.at(-1);
  if (!last) return;
  kickOutbox();
  await publishToPartner(partnerId, { kind: "orders.changed", id: last }, { kind: "profit.changed" });
}
