import "server-only";
import { z } from "zod";
import { type ReadCode, readCode } from "@/lib/administration/failure-codes";
import * as jobs from "@/lib/administration/job-repository";
import { isRepeatable } from "@/lib/administration/settle-job";
import type { Db } from "@/lib/db/client";
import { inAdmin } from "@/lib/db/client";

export const jobTabs = ["failed", "letters", "pushes", "outbox"] as const;
export type JobTab = (typeof jobTabs)[number];

const pageSize = 25;
const mostLines = 100;

export type JobLine = {
  id: string;
  partner: { id: string; name: string } | null;
  connection: { id: string; marketplace: "uzum" | "wildberries" | "yandex" | "ozon"; accountName: string } | null;
  /** A job, an event, or why an order was not stored. */
  what: string;
  failure: ReadCode | null;
  count: number;
  at: Date;
  isRepeatable: boolean;
};

/** What waits for a person, by kind; the newest failure first, the longest wait first. */
export async function listJobs(tab: JobTab, partnerId: string | null, cursor: string | null) {
  return inAdmin(async (db) => {
    const found = await readRows(tab, partnerId, readCursor(cursor), db);
    const isPaged = tab === "failed" || tab === "letters";
    const rows = isPaged ? found.slice(0, pageSize) : found;
    const ids = (of: (row: RawLine) => string | null) => [...new Set(rows.flatMap((row) => of(row) ?? []))];
    const names = await jobs.listNames(
      ids((row) => row.partnerId),
      db,
    );
    const connections = await jobs.listConnectionNames(
      ids((row) => row.connectionId),
      db,
    );
    const last = rows.at(-1);
    return {
      lines: rows.map(({ partnerId: id, connectionId, ...row }): JobLine => {
        const name = id && names.get(id);
        return { ...row, partner: name ? { id, name } : null, connection: connections.get(connectionId ?? "") ?? null };
      }),
      nextCursor: isPaged && found.length > pageSize && last ? `${last.at.toISOString()}_${last.id}` : null,
    };
  });
}

type RawLine = Omit<JobLine, "partner" | "connection"> & { partnerId: string | null; connectionId: string | null };

async function readRows(tab: JobTab, partnerId: string | null, after: jobs.Place | null, db: Db): Promise<RawLine[]> {
  const plain = { connectionId: null, failure: null, count: 1, isRepeatable: true };
  switch (tab) {
    case "failed":
      return (await jobs.listFailedJobs(partnerId, after, pageSize + 1, db)).map(
        ({ job, eventName, code, failedAt, ...row }) => ({
          ...{ ...plain, ...row, what: job, failure: readCode(code), at: failedAt },
          isRepeatable: isRepeatable(eventName),
        }),
      );
    case "letters":
      return (await jobs.listOpenLetters(partnerId, after, pageSize + 1, db)).map(({ reason, createdAt, ...row }) => ({
        ...{ ...plain, ...row, what: reason, at: createdAt },
      }));
    case "pushes":
      return (await jobs.listFailedPushes(partnerId, mostLines, db)).map(({ since, ...row }) => ({
        ...{ ...plain, ...row, id: row.connectionId, what: "pushes", at: since },
      }));
    case "outbox":
      return (await jobs.listUnsentEvents(partnerId, mostLines, db)).map(({ name, createdAt, ...row }) => ({
        ...{ ...plain, ...row, what: name, at: createdAt },
      }));
  }
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string | null): jobs.Place | null {
  const parsed = place.safeParse(cursor?.split("_"));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
