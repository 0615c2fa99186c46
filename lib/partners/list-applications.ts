import "server-only";
import { z } from "zod";
import { inAdmin } from "@/lib/db/client";
import * as reviews from "@/lib/partners/review-repository";

export const applicationTabs = ["PENDING", "REJECTED", "SUSPENDED", "APPROVED"] as const;
export type ApplicationTab = (typeof applicationTabs)[number];

const pageSize = 20;
/** Beyond this many nobody counts: "999+" says as much, and the database need not look at every row. */
export const mostCounted = 1_000;

/** One page of a tab: who waits longest stands first, decided ones newest first. `cursor` comes from the page before. */
export async function listApplications(tab: ApplicationTab, cursor: string | null) {
  const after = readCursor(cursor);
  return inAdmin(async (db) => {
    const rows = await reviews.listPartners(tab, after, pageSize + 1, db);
    const counts = {} as Record<ApplicationTab, number>;
    for (const one of applicationTabs) counts[one] = await reviews.countPartners(one, mostCounted, db);
    const applications = rows.slice(0, pageSize);
    const last = applications.at(-1);
    return {
      applications,
      nextCursor: rows.length > pageSize && last ? `${last.submittedAt.toISOString()}_${last.id}` : null,
      counts,
    };
  });
}

export type ApplicationPage = Awaited<ReturnType<typeof listApplications>>;

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string | null) {
  const parsed = place.safeParse(cursor?.split("_"));
  return parsed.success ? { submittedAt: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
