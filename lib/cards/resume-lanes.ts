import "server-only";
import { cardRequested, publishRequested } from "@/inngest/events";
import { findSettings, listLaneKeys } from "@/lib/cards/repository";
import { inPartner } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";

/** Cards that were to be written or sent when the partner was suspended, or since. Tells how many there are. */
export async function resumeLanes(partnerId: string): Promise<number> {
  const events = await inPartner(partnerId, async (db) => {
    const settings = await findSettings(partnerId, new Date(), db);
    const lanes = await listLaneKeys(partnerId, ["WAITING", "PUBLISHING"], db);
    const isOff = settings?.cardAutonomy === "off";
    const due = lanes.filter(({ state }) => state === "PUBLISHING" || !isOff);
    const asked = due.map(({ id, connectionId, state }) =>
      (state === "PUBLISHING" ? publishRequested : cardRequested).create({ partnerId, laneId: id, connectionId }),
    );
    await enqueue(db, ...asked);
    return asked;
  });
  kickOutbox();
  return events.length;
}
