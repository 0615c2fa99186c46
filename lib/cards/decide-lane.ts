import "server-only";
import { publishRequested } from "@/inngest/events";
import { decide, isPublishable, listReasons } from "@/lib/cards/decide";
import { readAttributes, readFacts, readFindings, readReasons } from "@/lib/cards/lane-json";
import { endStep, roundOf, startStep } from "@/lib/cards/lane-progress";
import { readDimensions } from "@/lib/cards/read-dimensions";
import { findSettings, type Lane } from "@/lib/cards/repository";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToPartner } from "@/lib/realtime/publish";
import { settleReceipt, writeReceipt } from "@/lib/receipts/write-receipt";

/**
 * Publishes, asks, or hands the kit over, and says why. The receipt of a card that waits is a suggestion; the
 * partner's button settles it.
 */
export async function decideLane(partnerId: string, laneId: string): Promise<{ state: Lane["state"] }> {
  const lane = await startStep(partnerId, laneId, "decide");
  const { marketplace } = await openMarketplace(partnerId, lane.connectionId);
  const canPublish = marketplace.can.has("publish-card");
  const settings = await inPartner(partnerId, (db) => findSettings(partnerId, new Date(), db));
  const autonomy = settings?.cardAutonomy ?? "suggest";
  const [allowedBy, causeKey] = [`autonomy:${autonomy}`, publishCause(lane)];
  const found = listReasons({
    facts: readFacts(lane.facts),
    findings: readFindings(lane.findings),
    attributes: readAttributes(lane.attributes),
    category: canPublish ? rateCategory(lane) : null,
    hasDimensions: readDimensions(lane.product).isGiven,
    hasPrice: lane.priceMinor !== null,
  });
  const { publish, reasons } = decide(autonomy, found);
  const isReady = isPublishable(found);
  // The kit is the seller's own to use: only a text that would be refused holds it back.
  const state = canPublish ? (publish ? "PUBLISHING" : "SUGGESTED") : isReady ? "HANDED_OVER" : "SUGGESTED";
  const waitsFor = canPublish ? reasons : found;
  const reason = { key: `cards.receipts.why.${state}`, values: { count: waitsFor.length } };
  const after = { card: { key: state === "HANDED_OVER" ? "kit" : "published" } };
  await endStep(partnerId, laneId, "decide", { state, reasons: waitsFor }, async (db) => {
    await writeReceipt(db, {
      partnerId,
      kind: "card-published",
      state: state === "SUGGESTED" ? "SUGGESTED" : "APPLIED",
      marketplace: lane.connection.marketplace,
      productId: lane.productId,
      before: { card: null },
      after,
      reason,
      evidence: { titleRu: lane.titleRu || null, ...(state === "SUGGESTED" && { waitedFor: { reasons: waitsFor } }) },
      allowedBy,
      causeKey,
    });
    // It may have waited before: an answer of the partner's can have ended the waiting.
    if (state !== "SUGGESTED") {
      await settleReceipt(db, { partnerId, causeKey, state: "APPLIED", allowedBy, reason, after });
    }
    if (state === "PUBLISHING") {
      await enqueue(db, publishRequested.create({ partnerId, laneId, connectionId: lane.connectionId }));
    }
  });
  if (state === "PUBLISHING") kickOutbox();
  await publishToPartner(partnerId, { kind: "receipts.changed" });
  return { state };
}

/** What choosing the category left behind. */
function rateCategory(lane: Lane): "sure" | "assumed" | "missing" {
  const keys = readReasons(lane.reasons).map(({ key }) => key);
  if (keys.includes("categoryMissing")) return "missing";
  return keys.includes("categoryAssumed") ? "assumed" : "sure";
}

export const publishCause = (lane: Pick<Lane, "id" | "steps">) => `card-published/${roundOf(lane)}`;
