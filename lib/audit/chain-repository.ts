import "server-only";
import type { EntryText } from "@/lib/audit/hash-entry";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { AuditBreak, Prisma } from "@/prisma/generated/client";

/** Every `db` here is that of `inAdmin`: the chain runs across all partners. */

/** A link with its entry as text; of an entry that is not there every field is null. */
export type StoredLink = EntryText & { seq: number; entryId: string; hash: Uint8Array };

export function listLinks(after: number, most: number, db: Db): Promise<StoredLink[]> {
  return db.$queryRaw<StoredLink[]>`
    select c.seq::float8 as seq, c."entryId"::text as "entryId", c.hash, e.id::text, e."partnerId"::text as "partnerId",
      e.actor::text, e."actorId"::text as "actorId", e.action, e."subjectKind", e."subjectId",
      e.before::text, e.after::text, e.address, e."requestId",
      (extract(epoch from e."createdAt") * 1000)::bigint::text as "createdMs",
      (extract(epoch from e."updatedAt") * 1000)::bigint::text as "updatedMs"
    from audit_chain c left join audit_log e on e.id = c."entryId"
    where c.seq > ${after}::int8 order by c.seq limit ${most}::int`;
}

/** Entries by id from the one after `after`, and which of them no link knows. */
export function listLinkedness(after: string, most: number, db: Db): Promise<{ id: string; isLinked: boolean }[]> {
  return db.$queryRaw<{ id: string; isLinked: boolean }[]>`
    select e.id::text, c.id is not null as "isLinked"
    from audit_log e left join audit_chain c on c."entryId" = e.id
    where e.id > ${after}::uuid order by e.id limit ${most}::int`;
}

export type CheckRow = {
  isWhole: boolean;
  rows: number;
  lastSeq: number;
  isAnchored: boolean;
  breakKind: AuditBreak | null;
  breakSeq: number | null;
  breakEntryId: string | null;
};

export async function addCheck(row: CheckRow, db: Db): Promise<void> {
  await db.auditCheck.createMany({ data: [{ ...row, id: newId() }] });
}

const shown = {
  isWhole: true,
  rows: true,
  lastSeq: true,
  isAnchored: true,
  breakKind: true,
  breakSeq: true,
  breakEntryId: true,
  createdAt: true,
} as const satisfies Prisma.AuditCheckSelect;

export function findNewestCheck(db: Db, where: Prisma.AuditCheckWhereInput = {}) {
  return db.auditCheck.findFirst({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: shown });
}
