import "server-only";
import { z } from "zod";
import type { Db } from "@/lib/db/client";
import { countLiveInvitations } from "@/lib/team/invitation-repository";
import { countMembers } from "@/lib/team/repository";

export type Seats = {
  tariffKey: string;
  /** How many people the tariff seats, the owner and the accountant among them. */
  most: number;
  members: number;
  invited: number;
  /** The next tariff that seats one more; null where there is none. */
  next: { tariffKey: string; most: number; monthlyPriceMinor: bigint } | null;
};

const limits = z.object({ seats: z.number().int().min(1) });

/** What is not said in a tariff version is one seat: the owner's. */
const seatsOf = (stored: unknown) => limits.safeParse(stored).data?.seats ?? 1;

/** By the newest tariff versions in force. */
export async function readSeats(partnerId: string, now: Date, db: Db): Promise<Seats> {
  const { tariffKey } = await db.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: { tariffKey: true },
  });
  const tariffs = await db.tariff.findMany({
    orderBy: { sort: "asc" },
    select: {
      key: true,
      versions: {
        where: { validFrom: { lte: now } },
        orderBy: { validFrom: "desc" },
        take: 1,
        select: { limits: true, monthlyPriceMinor: true },
      },
    },
  });
  const own = tariffs.findIndex(({ key }) => key === tariffKey);
  const most = seatsOf(tariffs[own]?.versions[0]?.limits);
  const larger = tariffs.slice(own + 1).find(({ versions: [version] }) => version && seatsOf(version.limits) > most);
  const version = larger?.versions[0];
  return {
    tariffKey,
    most,
    members: await countMembers(partnerId, db),
    invited: await countLiveInvitations(partnerId, now, db),
    next:
      larger && version
        ? { tariffKey: larger.key, most: seatsOf(version.limits), monthlyPriceMinor: version.monthlyPriceMinor }
        : null,
  };
}
