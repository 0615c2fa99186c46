import "server-only";
import type { Viewer } from "@/lib/auth/session";
import { inPartner } from "@/lib/db/client";
import { countRows } from "@/lib/export/account-repository";
import { findExportRefusal } from "@/lib/export/find-export-refusal";
import { type ExportSetName, exportSetNames } from "@/lib/export/sets";

/** `count`: how many there are; null where counting would take longer the more there are. */
export type OfferedSet = { name: ExportSetName; count: number | null };

/** What this person may take along, and how much it is. */
export async function listSets(viewer: Viewer): Promise<OfferedSet[]> {
  const { partnerId } = viewer;
  const names = exportSetNames.filter((name) => findExportRefusal(viewer, name) === null);
  if (!partnerId || names.length === 0) return [];
  const counts: Partial<Record<ExportSetName, number>> = await inPartner(partnerId, (db) => countRows(partnerId, db));
  return names.map((name) => ({ name, count: counts[name] ?? null }));
}
