import { checkLane } from "@/lib/cards/check-lane";
import { chooseLaneCategory } from "@/lib/cards/choose-lane-category";
import { decideLane } from "@/lib/cards/decide-lane";
import { makeLanePicture } from "@/lib/cards/make-lane-picture";
import { priceLane } from "@/lib/cards/price-lane";
import { publishLane } from "@/lib/cards/publish-lane";
import { readLanePhoto } from "@/lib/cards/read-photo";
import { openProductLanes } from "@/lib/cards/request-cards";
import { settleLanePrice, settleLaneStock } from "@/lib/cards/send-price-and-stock";
import { writeLaneCard } from "@/lib/cards/write-lane-card";

const steps = [readLanePhoto, writeLaneCard, chooseLaneCategory, makeLanePicture, priceLane];

/** What the jobs do up to the decision, step by step in this process; one of the steps twice, as a retry would. */
export async function writeLanes(partnerId: string, productId: string) {
  const lanes = await openProductLanes(partnerId, productId);
  for (const { laneId } of lanes) {
    for (const step of steps) await step(partnerId, laneId);
    await priceLane(partnerId, laneId);
    await decideLane(partnerId, laneId);
  }
  return lanes;
}

/** What the jobs do from the decision on; the sandboxes moderate at once. */
export async function publishLanes(partnerId: string, lanes: { laneId: string }[]) {
  for (const { laneId } of lanes) {
    await publishLane(partnerId, laneId);
    let checked = await checkLane(partnerId, laneId);
    // Wildberries takes pictures once the card is there, so its second look is the first that can find it live.
    if (checked.state === "MODERATING") checked = await checkLane(partnerId, laneId);
    if (!checked.becameLive) continue;
    await settleLanePrice(partnerId, laneId);
    await settleLaneStock(partnerId, laneId);
  }
}
