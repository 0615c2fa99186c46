import "server-only";
import {
  type AuditRow,
  findPartnerNames,
  findPeopleNames,
  listAuditRows,
  listPeople,
} from "@/lib/audit/list-repository";
import type { AuditFilter } from "@/lib/audit/schema";
import { type Db, inAdmin, inPartner } from "@/lib/db/client";

const pageSize = 50;

/** An entry with the names that its ids stand for, as far as the reader may know them. */
export type NamedEntry = AuditRow & { person: string | null; partnerName: string | null };
export type AuditPage = { entries: NamedEntry[]; next: string | null };

/** What was done in this partner's books, by whomever. Administrators have no name and no address here. */
export async function listPartnerAudit(partnerId: string, filter: AuditFilter, most = pageSize) {
  return inPartner(partnerId, async (db) => {
    const page = await readPage(partnerId, filter, most, db);
    const names = await findPeopleNames(partnerId, idsOf(page.rows, "actorId"), db);
    const entries = page.rows.map((row) => ({
      ...row,
      person: nameOf(names, row.actorId),
      partnerName: null,
      ...(row.actor === "ADMIN" && { actorId: null, address: null }),
    }));
    return { entries, next: page.next, people: await listPeople(partnerId, db) };
  });
}

/** Of everybody, for administrators. */
export async function listAllAudit(filter: AuditFilter, most = pageSize): Promise<AuditPage> {
  return inAdmin(async (db) => {
    const { rows, next } = await readPage(filter.partner ?? null, filter, most, db);
    const people = await findPeopleNames(null, idsOf(rows, "actorId"), db);
    const partners = await findPartnerNames(idsOf(rows, "partnerId"), db);
    const entries = rows.map((row) => ({
      ...row,
      person: nameOf(people, row.actorId),
      partnerName: nameOf(partners, row.partnerId),
    }));
    return { entries, next };
  });
}

async function readPage(partnerId: string | null, filter: AuditFilter, most: number, db: Db) {
  const found = await listAuditRows(partnerId, filter, most + 1, db);
  const rows = found.slice(0, most);
  const last = rows.at(-1);
  return { rows, next: found.length > most && last ? `${last.createdAt.getTime()}_${last.id}` : null };
}

const idsOf = (rows: AuditRow[], column: "actorId" | "partnerId") => [
  ...new Set(rows.flatMap((row) => row[column] ?? [])),
];

const nameOf = (names: Map<string, string>, id: string | null) => (id && names.get(id)) ?? null;
