import "server-only";
import { z } from "zod";
import { indexStalePartners } from "@/lib/administration/index-partners";
import type { PartnerFilters } from "@/lib/administration/partner-filters";
import { findDigits, readTyped } from "@/lib/administration/partner-words";
import * as search from "@/lib/administration/search-repository";
import { listClosures, listOwners, sumConnections } from "@/lib/administration/story-repository";
import { inAdmin } from "@/lib/db/client";
import { hashPinfl } from "@/lib/partners/stored-tax-number";

const pageSize = 25;

export type PartnerRow = search.FoundPartner & {
  /** Null for erased ones too. */
  owner: { username: string; email: string } | null;
  /** The wish to close the account that stands. */
  closure: { eraseAfter: Date; erasedAt: Date | null } | null;
  connections: { live: number; refused: number; alarms: number };
};

/** One page, the newest partner first. Who registered a moment ago is found: stale words are written before looking. */
export async function searchPartners(filters: PartnerFilters, cursor: string | null, most = pageSize) {
  const terms = readTerms(filters.q);
  if (terms.readings) await indexStalePartners();
  return inAdmin(async (db) => {
    const found = await search.searchPartnerRows(terms, filters, readCursor(cursor), most + 1, db);
    const rows = found.slice(0, most);
    const ids = rows.map(({ id }) => id);
    const owners = await listOwners(ids, db);
    const closures = await listClosures(ids, db);
    const connections = await sumConnections(ids, db);
    const last = rows.at(-1);
    return {
      partners: rows.map(
        (row): PartnerRow => ({
          ...row,
          owner: (row.status !== "ERASED" && owners.get(row.id)) || null,
          closure: closures.get(row.id) ?? null,
          connections: connections.get(row.id) ?? { live: 0, refused: 0, alarms: 0 },
        }),
      ),
      nextCursor: found.length > most && last ? `${last.createdAt.toISOString()}_${last.id}` : null,
    };
  });
}

/** A partner's id and a PINFL are looked up as they are; everything else by its words. */
function readTerms(typed: string): search.SearchTerms {
  const id = z.uuid().safeParse(typed);
  if (id.success) return { readings: null, id: id.data, pinflHash: null };
  const digits = findDigits(typed);
  if (digits?.length === 14) return { readings: null, id: null, pinflHash: hashPinfl(digits) };
  return { readings: readTyped(typed), id: null, pinflHash: null };
}

const place = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string | null): search.Place | null {
  const parsed = place.safeParse(cursor?.split("_"));
  return parsed.success ? { createdAt: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
