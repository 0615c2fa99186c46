import "server-only";
import { openView } from "@/lib/auth/view-books";
import { inPartner } from "@/lib/db/client";
import { demoPartnerId } from "@/lib/demo/demo-partner";
import { fillDemo } from "@/lib/demo/fill-demo";
import { findNewestOrder } from "@/lib/demo/repository";

const hourMs = 3_600_000;
/** Nobody looks longer in one go. */
const viewHours = 4;
/** An hourly job keeps the demo fresh; where it has not run yet, whoever comes first waits some seconds. */
const staleHours = 26;

/** The session reads the made-up shop's books until it closes them. */
export async function openDemo(sessionId: string, now = new Date()): Promise<void> {
  const newest = await inPartner(demoPartnerId, (db) => findNewestOrder(demoPartnerId, db));
  if (!newest || newest.getTime() < now.getTime() - staleHours * hourMs) await fillDemo(now);
  const until = new Date(now.getTime() + viewHours * hourMs);
  await openView(sessionId, { kind: "DEMO", partnerId: demoPartnerId, reason: null, until });
}
