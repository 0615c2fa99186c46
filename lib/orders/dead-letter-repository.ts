import "server-only";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { Prisma } from "@/prisma/generated/client";

const kind = "order";

/** What stands open of these orders, with the fingerprint of what was refused. */
export function listOpenLetters(partnerId: string, connectionId: string, externalIds: string[], db: Db) {
  return db.$queryRaw<{ externalId: string; fingerprint: string }[]>`
    select "externalId", fingerprint from dead_letters
    where "partnerId" = ${partnerId}::uuid and "connectionId" = ${connectionId}::uuid and kind = ${kind}
      and "externalId" = any(${externalIds}::text[]) and "resolvedAt" is null`;
}

export type NewLetter = { externalId: string; reason: string; details: Prisma.InputJsonObject; fingerprint: string };

/** One row an order, however often it is refused. */
export async function saveLetters(partnerId: string, connectionId: string, letters: NewLetter[], db: Db) {
  const rows = letters.map((letter) => ({ id: newId(), ...letter }));
  await db.$executeRaw`
    insert into dead_letters as l (id, "partnerId", "connectionId", kind, "externalId", reason, details, fingerprint,
      "updatedAt")
    select id, ${partnerId}::uuid, ${connectionId}::uuid, ${kind}, "externalId", reason, details, fingerprint, now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, "externalId" text, reason text, details jsonb, fingerprint text)
    order by "externalId"
    on conflict ("connectionId", kind, "externalId") do update set reason = excluded.reason,
      details = excluded.details, fingerprint = excluded.fingerprint, "resolvedAt" = null, "updatedAt" = now()`;
}

export async function resolveLetters(partnerId: string, connectionId: string, externalIds: string[], db: Db) {
  const open = { partnerId, connectionId, kind, externalId: { in: externalIds }, resolvedAt: null };
  await db.deadLetter.updateMany({ where: open, data: { resolvedAt: new Date() } });
}

const shown = { id: true, connectionId: true, externalId: true, reason: true, createdAt: true } as const;

/** The oldest first. */
export function listLetterRows(partnerId: string, connectionId: string | null, most: number, db: Db) {
  return db.deadLetter.findMany({
    where: { partnerId, resolvedAt: null, ...(connectionId && { connectionId }) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: most,
    select: shown,
  });
}

export function findOpenLetter(partnerId: string, letterId: string, db: Db) {
  return db.deadLetter.findFirst({
    where: { partnerId, id: letterId, resolvedAt: null },
    select: { connectionId: true, externalId: true },
  });
}
