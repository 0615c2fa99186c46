import "server-only";
import { type EndedStep, type LaneStep, readSteps } from "@/lib/cards/lane-json";
import { findLane, type Lane, updateLane } from "@/lib/cards/repository";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { publishToPartner } from "@/lib/realtime/publish";
import type { Prisma } from "@/prisma/generated/client";

type Change = Prisma.CardLaneUncheckedUpdateManyInput;

export async function getLane(partnerId: string, laneId: string): Promise<Lane> {
  const lane = await inPartner(partnerId, (db) => findLane(partnerId, laneId, db));
  if (!lane) throw new AppError("not-found", "cards.laneGone");
  return lane;
}

/** A step runs now, and the partner sees it. */
export async function startStep(partnerId: string, laneId: string, step: LaneStep, change: Change = {}): Promise<Lane> {
  await inPartner(partnerId, (db) => updateLane(partnerId, laneId, { ...change, step }, db));
  await announceLane(partnerId, laneId);
  return getLane(partnerId, laneId);
}

/** A step has ended; what it found is saved with it, and `work` may add to the same transaction. */
export async function endStep(
  partnerId: string,
  laneId: string,
  step: LaneStep,
  change: Change,
  work: (db: Db, endedAt: Date) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const endedAt = new Date();
  await inPartner(partnerId, async (db) => {
    const lane = await findLane(partnerId, laneId, db);
    if (!lane) throw new AppError("not-found", "cards.laneGone");
    const steps: EndedStep[] = [
      ...readSteps(lane.steps).filter(({ name }) => name !== step),
      { name: step, endedAt: endedAt.toISOString() },
    ];
    await updateLane(partnerId, laneId, { ...change, steps, step: null }, db);
    await work(db, endedAt);
  });
  await announceLane(partnerId, laneId);
}

/** The list of products shows lanes too. */
export function announceLane(partnerId: string, laneId: string): Promise<void> {
  return publishToPartner(partnerId, { kind: "lanes.changed", id: laneId }, { kind: "products.changed" });
}

/** Names one writing of a card: what is done with it leaves one receipt, and a card written anew another. */
export function roundOf(lane: Pick<Lane, "id" | "steps">): string {
  const written = readSteps(lane.steps).find(({ name }) => name === "write-card");
  return `${lane.id}/${written?.endedAt ?? "unwritten"}`;
}
