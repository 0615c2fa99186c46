import "server-only";
import { z } from "zod";
import { inAdmin } from "@/lib/db/client";
import { env } from "@/lib/env";
import * as reviews from "@/lib/partners/review-repository";

export const applicationTabs = ["PENDING", "REJECTED", "SUSPENDED", "APPROVED"] as const;
export type ApplicationTab = (typeof applicationTabs)[number];

const pageSize = 20;
/** Beyond this many nobody counts: "999+" says as much, and the database need not look at every row. */
export const mostCounted = 1_000;

/**
 * One page of a tab: who waits longest stands first, whose address is not confirmed last, decided ones newest first.
 * `cursor` comes from the page before.
 */
export async function listApplications(tab: ApplicationTab, cursor: string | null) {
  const after = readCursor(cursor);
  return inAdmin(async (db) => {
    const rows = await reviews.listPartners(tab, after, pageSize + 1, db);
    const counts = {} as Record<ApplicationTab, number>;
    for (const one of applicationTabs) counts[one] = await reviews.countPartners(one, mostCounted, db);
    const applications = rows.slice(0, pageSize);
    const last = applications.at(-1);
    const isAsked = tab === "PENDING" && env().EMAIL_CONFIRMATION === "on";
    return {
      applications: applications.map((one) => ({ ...one, isUnconfirmed: isAsked && one.isUnconfirmed })),
      nextCursor: rows.length > pageSize && last ? writeCursor(last) : null,
      counts,
    };
  });
}

export type ApplicationPage = Awaited<ReturnType<typeof listApplications>>;

const place = z.tuple([z.iso.datetime(), z.uuid(), z.enum(["confirmed", "unconfirmed"])]);

const writeCursor = ({ submittedAt, id, isUnconfirmed }: { submittedAt: Date; id: string; isUnconfirmed: boolean }) =>
  [submittedAt.toISOString(), id, isUnconfirmed ? "unconfirmed" : "confirmed"].join("_");

function readCursor(cursor: string | null) {
  const parsed = place.safeParse(cursor?.split("_"));
  if (!parsed.success) return null;
  const [submittedAt, id, standing] = parsed.data;
  return { submittedAt: new Date(submittedAt), id, isUnconfirmed: standing === "unconfirmed" };
}
