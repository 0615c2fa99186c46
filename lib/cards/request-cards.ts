import "server-only";
import { cardRequested, laneCheckRequested } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { publishCause } from "@/lib/cards/decide-lane";
import { announceLane, getLane } from "@/lib/cards/lane-progress";
import { openLanes } from "@/lib/cards/open-lanes";
import { findProduct, findSettings, moveLane, updateLane } from "@/lib/cards/repository";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { isSuspended } from "@/lib/partners/suspension";
import { publishToPartner } from "@/lib/realtime/publish";
import { settleReceipt } from "@/lib/receipts/write-receipt";

type OpenLane = { laneId: string; connectionId: string };

/**
 * Lanes of a new product that the AI Manager is to write. None while it is switched off: they then wait, and say so; a
 * suspended partner's wait until it is reactivated.
 */
export async function openProductLanes(partnerId: string, productId: string): Promise<OpenLane[]> {
  const isHeld = await isSuspended(partnerId);
  return inPartner(partnerId, async (db) => {
    if (!(await findProduct(partnerId, productId, db))) throw new AppError("not-found", "catalog.productGone");
    const lanes = (await openLanes(partnerId, productId, db)).filter(({ state }) => state === "WAITING");
    const settings = await findSettings(partnerId, new Date(), db);
    if (isHeld) return [];
    if (settings?.cardAutonomy !== "off") return lanes.map(({ id, connectionId }) => ({ laneId: id, connectionId }));
    for (const { id } of lanes) await updateLane(partnerId, id, { reasons: [{ key: "autonomyOff" }] }, db);
    return [];
  });
}

/** The partner asks for cards where the product has none: a marketplace connected later, or the Manager switched off. */
export async function requestMissingCards(partnerId: string, productId: string): Promise<{ requested: number }> {
  const lanes = await inPartner(partnerId, async (db) => {
    if (!(await findProduct(partnerId, productId, db))) throw new AppError("not-found", "catalog.productGone");
    const open = (await openLanes(partnerId, productId, db)).filter(({ state }) => state === "WAITING");
    await enqueue(
      db,
      ...open.map(({ id, connectionId }) => cardRequested.create({ partnerId, laneId: id, connectionId })),
    );
    return open;
  });
  kickOutbox();
  return { requested: lanes.length };
}

/** Writes a card anew: after a failure, a refusal, or because the partner wants another text. */
export async function rewriteCard(partnerId: string, laneId: string): Promise<void> {
  const lane = await getLane(partnerId, laneId);
  const moved = await inPartner(partnerId, async (db) => {
    const isMoved = await moveLane(
      partnerId,
      laneId,
      ["FAILED", "REJECTED", "SUGGESTED", "WAITING", "HANDED_OVER"],
      { state: "WAITING", step: null, steps: [], reasons: [] },
      db,
    );
    if (!isMoved) return false;
    // Nobody waits for the text that was suggested before.
    const reason = { key: "cards.receipts.why.rewritten" };
    const causeKey = publishCause(lane);
    await settleReceipt(db, { partnerId, causeKey, state: "DECLINED", allowedBy: "partner", reason });
    await enqueue(db, cardRequested.create({ partnerId, laneId, connectionId: lane.connectionId }));
    await recordAudit({ partnerId, action: "cards.rewrite-asked", subject: { kind: "lane", id: laneId } }, db);
    return true;
  });
  if (!moved) throw new AppError("conflict", "cards.laneBusy");
  kickOutbox();
  await announceLane(partnerId, laneId);
  await publishToPartner(partnerId, { kind: "receipts.changed" });
}

/** "Look now": for a card that the seller has just made in the cabinet. */
export async function requestLaneCheck(partnerId: string, laneId: string): Promise<void> {
  await getLane(partnerId, laneId);
  await inPartner(partnerId, (db) => enqueue(db, laneCheckRequested.create({ partnerId, laneId })));
  kickOutbox();
}

/** The last try of a job failed: the lane says so and offers another. `failure` is the error's own message. */
export async function failLane(
  partnerId: string,
  laneId: string,
  error: { name: string; message: string },
): Promise<void> {
  const key = /^(unavailable|rate-limited|unexpected-reply)/.test(error.message)
    ? error.name === "AiError"
      ? "aiAway"
      : "marketplaceAway"
    : error.message.startsWith("credentials")
      ? "keyRefused"
      : "unexpected";
  await inPartner(partnerId, (db) =>
    moveLane(
      partnerId,
      laneId,
      ["WAITING", "WRITING", "PUBLISHING", "SUGGESTED"],
      { state: "FAILED", step: null, reasons: [{ key }] },
      db,
    ),
  );
  await announceLane(partnerId, laneId);
}

/** The same for a product whose lanes were never reached. */
export async function failWaitingLanes(partnerId: string, productId: string, error: { name: string; message: string }) {
  const lanes = await inPartner(partnerId, (db) => openLanes(partnerId, productId, db));
  for (const { id, state } of lanes) if (state === "WAITING") await failLane(partnerId, id, error);
}
