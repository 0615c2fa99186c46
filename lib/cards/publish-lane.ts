import "server-only";
import { buildDraft } from "@/lib/cards/build-draft";
import { readFacts } from "@/lib/cards/lane-json";
import { endStep, getLane, startStep } from "@/lib/cards/lane-progress";
import type { Lane } from "@/lib/cards/repository";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure } from "@/lib/connections/record-failure";
import { env } from "@/lib/env";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, ItemOutcome } from "@/lib/marketplaces/types";
import { isSuspended } from "@/lib/partners/suspension";

type End = { state: Lane["state"] };

/**
 * Sends the card. Adapters create or replace by SKU, so a second run after a lost reply does no harm. What the
 * marketplace refuses is kept in its own words; what may go through later is thrown for the next try. A suspended
 * partner's card waits as it is.
 */
export async function publishLane(partnerId: string, laneId: string): Promise<End> {
  const { state } = await getLane(partnerId, laneId);
  if (state !== "PUBLISHING" || (await isSuspended(partnerId))) return { state };
  const lane = await startStep(partnerId, laneId, "publish");
  const { marketplace, shop } = await openMarketplace(partnerId, lane.connectionId);
  const brand = readFacts(lane.facts).find(({ key, source }) => key === "brand" && source !== "assumed")?.value ?? null;
  const draft = buildDraft(lane, lane.product, brand, env().APP_ORIGIN);
  if (!draft) return end(partnerId, laneId, { state: "SUGGESTED" });
  try {
    const [outcome] = await marketplace.publishCards({ shop, cards: [draft] });
    return await settle(partnerId, laneId, outcome);
  } catch (error) {
    return refused(partnerId, lane, error);
  }
}

async function settle(partnerId: string, laneId: string, outcome: ItemOutcome | undefined): Promise<End> {
  if (!outcome || outcome.state === "unknown") throw new MarketplaceError("unavailable", { code: "unknown-outcome" });
  const complaints = outcome.reason ? [outcome.reason] : [];
  if (outcome.state === "rejected") return end(partnerId, laneId, { state: "REJECTED", complaints });
  return end(partnerId, laneId, { state: "MODERATING", task: outcome.task, complaints, reasons: [] });
}

/** A refused key pauses the whole connection; a refused request is this card's own trouble. */
async function refused(partnerId: string, lane: Lane, error: unknown): Promise<End> {
  if (!(error instanceof MarketplaceError)) throw error;
  if (error.failure === "credentials") {
    await recordFailure(partnerId, lane.connectionId, error);
    return end(partnerId, lane.id, { state: "FAILED", reasons: [{ key: "keyRefused" }] });
  }
  if (error.failure !== "rejected") throw error;
  const complaint: Complaint = { code: "other", field: null, words: error.words ?? error.code ?? "" };
  return end(partnerId, lane.id, { state: "REJECTED", complaints: [complaint] });
}

type Change = Parameters<typeof endStep>[3] & End;

async function end(partnerId: string, laneId: string, change: Change): Promise<End> {
  await endStep(partnerId, laneId, "publish", change);
  return { state: change.state };
}
