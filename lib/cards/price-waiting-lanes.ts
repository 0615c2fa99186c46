import "server-only";
import { decideLane } from "@/lib/cards/decide-lane";
import { readReasons } from "@/lib/cards/lane-json";
import { priceLane } from "@/lib/cards/price-lane";
import { listLanesIn } from "@/lib/cards/repository";
import { inPartner } from "@/lib/db/client";

/** Cards that had no price for want of a currency rate: priced and decided anew. Tells how many there were. */
export async function priceWaitingLanes(partnerId: string): Promise<number> {
  const lanes = await inPartner(partnerId, (db) => listLanesIn(partnerId, ["SUGGESTED"], null, db));
  const waiting = lanes.filter(({ reasons }) => readReasons(reasons).some(({ key }) => key === "rateMissing"));
  for (const { id } of waiting) {
    await priceLane(partnerId, id);
    await decideLane(partnerId, id);
  }
  return waiting.length;
}
