import "server-only";
import { publishRequested } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { isPublishable } from "@/lib/cards/decide";
import { publishCause } from "@/lib/cards/decide-lane";
import { readReasons } from "@/lib/cards/lane-json";
import { announceLane, getLane } from "@/lib/cards/lane-progress";
import { listLanesIn, moveLane } from "@/lib/cards/repository";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToPartner } from "@/lib/realtime/publish";
import { settleReceipt } from "@/lib/receipts/write-receipt";

/**
 * The partner's one button: publishes every card that waits for a word, of one product or of all. Cards that lack what
 * a marketplace insists on stay, and are counted.
 */
export async function allowPublishing(partnerId: string, productId: string | null) {
  const { published, left } = await inPartner(partnerId, async (db) => {
    const lanes = await listLanesIn(partnerId, ["SUGGESTED"], productId, db);
    const ready = lanes.filter((lane) => isPublishable(readReasons(lane.reasons)));
    const published: string[] = [];
    for (const lane of ready) {
      const isMoved = await moveLane(partnerId, lane.id, ["SUGGESTED"], { state: "PUBLISHING", reasons: [] }, db);
      if (!isMoved) continue;
      const reason = { key: "cards.receipts.why.allowed" };
      const causeKey = publishCause(lane);
      await settleReceipt(db, { partnerId, causeKey, state: "APPLIED", allowedBy: "partner", reason });
      await enqueue(db, publishRequested.create({ partnerId, laneId: lane.id, connectionId: lane.connectionId }));
      published.push(lane.id);
    }
    if (published.length > 0) {
      const subject = productId ? { subject: { kind: "product", id: productId } } : {};
      await recordAudit({ partnerId, action: "cards.allowed", ...subject, after: { cards: published.length } }, db);
    }
    return { published, left: lanes.length - published.length };
  });
  kickOutbox();
  for (const laneId of published) await announceLane(partnerId, laneId);
  await publishToPartner(partnerId, { kind: "receipts.changed" });
  return { published: published.length, left };
}

/** The suggestion is turned down: nothing goes out, and the card can be written anew later. */
export async function declineCard(partnerId: string, laneId: string): Promise<void> {
  const lane = await getLane(partnerId, laneId);
  await inPartner(partnerId, async (db) => {
    const isMoved = await moveLane(
      partnerId,
      laneId,
      ["SUGGESTED"],
      { state: "WAITING", step: null, reasons: [{ key: "declined" }] },
      db,
    );
    if (!isMoved) throw new AppError("conflict", "cards.laneBusy");
    const reason = { key: "cards.receipts.why.declined" };
    const causeKey = publishCause(lane);
    await settleReceipt(db, { partnerId, causeKey, state: "DECLINED", allowedBy: "partner", reason });
    await recordAudit({ partnerId, action: "cards.declined", subject: { kind: "lane", id: laneId } }, db);
  });
  await announceLane(partnerId, laneId);
  await publishToPartner(partnerId, { kind: "receipts.changed" });
}

/** How many cards wait for the partner, and how many of them the one button would publish. */
export async function countWaitingCards(partnerId: string): Promise<{ total: number; publishable: number }> {
  const lanes = await inPartner(partnerId, (db) => listLanesIn(partnerId, ["SUGGESTED"], null, db));
  return {
    total: lanes.length,
    publishable: lanes.filter((lane) => isPublishable(readReasons(lane.reasons))).length,
  };
}
