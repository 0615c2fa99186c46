import "server-only";
import * as story from "@/lib/administration/story-repository";
import { listTariffHistory } from "@/lib/administration/tariff-repository";
import { inAdmin } from "@/lib/db/client";

/** One partner, as administration may know it: who, in what state, how it runs; nothing of what is sold. Null: nobody. */
export function findPartnerStory(partnerId: string) {
  return inAdmin(async (db) => {
    const partner = await story.findPartner(partnerId, db);
    if (!partner) return null;
    return {
      ...partner,
      closure: (await story.listClosures([partnerId], db)).get(partnerId) ?? null,
      // Nobody's rows say nothing.
      people: partner.status === "ERASED" ? [] : await story.listPeople(partnerId, new Date(), db),
      connections: await story.listConnections(partnerId, db),
      alarms: await story.countAlarms(partnerId, db),
      waiting: await story.countWaiting(partnerId, db),
      figures: await story.readFigures(partnerId, db),
      reviews: await story.listReviews(partnerId, db),
      tariffs: await listTariffHistory(partnerId, db),
      told: await story.listTold(partnerId, new Date(), db),
    };
  });
}

export type PartnerStory = NonNullable<Awaited<ReturnType<typeof findPartnerStory>>>;
