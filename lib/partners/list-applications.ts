import "server-only";
import { z } from "zod";
import { inAdmin } from "@/lib/db/client";
import * as reviews from "@/lib/partners/review-repository";

export const applicationTabs = ["pending", "approved", "rejected"] as const;
export type ApplicationTab = (typeof applicationTabs)[number];

const statuses = { pending: "PENDING", approved: "APPROVED", rejected: "REJECTED" } as const;
const pageSize = 20;

/** One page of a tab: who waits longest stands first, decided ones newest first. `cursor` comes from the page before. */
export async function listApplications(tab: ApplicationTab, cursor: string | null) {
  const order = tab === "pending" ? "asc" : "desc";
  const after = readCursor(cursor);
  const [rows, counts] = await inAdmin(async (db) => [
    await reviews.listPartners(statuses[tab], order, after, pageSize + 1, db),
    await reviews.countPartners(db),
  ]);
  const applications = rows.slice(0, pageSize);
  const last = applications.at(-1);
  return {
    applications,
    nextCursor: rows.length > pageSize && last ? `${last.submittedAt.toISOString()}_${last.id}` : null,
    counts: {
      pending: counts.PENDING ?? 0,
      approved: counts.APPROVED ?? 0,
      rejected: counts.REJECTED ?? 0,
    },
  };
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string | null) {
  const parsed = place.safeParse(cursor?.split("_"));
  return parsed.success ? { submittedAt: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
