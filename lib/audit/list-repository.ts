import "server-only";
import type { AuditFilter } from "@/lib/audit/schema";
import { isErasedName } from "@/lib/closing/erased-name";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

const shown = {
  id: true,
  partnerId: true,
  actor: true,
  actorId: true,
  action: true,
  subjectKind: true,
  subjectId: true,
  before: true,
  after: true,
  address: true,
  requestId: true,
  createdAt: true,
} as const satisfies Prisma.AuditEntrySelect;

export type AuditRow = Prisma.AuditEntryGetPayload<{ select: typeof shown }>;

/** Newest first. `partnerId` null: of all, which the role of `inAdmin` alone may read. */
export function listAuditRows(
  partnerId: string | null,
  filter: AuditFilter,
  most: number,
  db: Db,
): Promise<AuditRow[]> {
  const { actor, area, person, from, to, after } = filter;
  const [ms, id] = after?.split("_") ?? [];
  const position = ms && id ? { createdAt: new Date(Number(ms)), id } : null;
  return db.auditEntry.findMany({
    where: {
      ...(partnerId && { partnerId }),
      ...(actor && { actor }),
      ...(area && { action: { startsWith: `${area}.` } }),
      ...(person && { actorId: person }),
      AND: [
        ...(from ? [{ createdAt: { gte: startOfDay(from) } }] : []),
        ...(to ? [{ createdAt: { lt: new Date(startOfDay(to).getTime() + 86_400_000) } }] : []),
        ...(position
          ? [
              { createdAt: { lte: position.createdAt } },
              { OR: [{ createdAt: { lt: position.createdAt } }, { id: { lt: position.id } }] },
            ]
          : []),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    select: shown,
  });
}

/** Tashkent is five hours ahead of UTC the whole year (IANA tz, since 1991). */
const startOfDay = (day: string) => new Date(`${day}T00:00:00+05:00`);

/** Names of people, of erased ones none; with a partner's id of that partner's alone. */
export async function findPeopleNames(partnerId: string | null, ids: string[], db: Db): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.user.findMany({
    where: { id: { in: ids }, ...(partnerId && { partnerId }) },
    select: { id: true, username: true },
  });
  return new Map(rows.filter(({ username }) => !isErasedName(username)).map(({ id, username }) => [id, username]));
}

/** For `inAdmin`. */
export async function findPartnerNames(ids: string[], db: Db): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.partner.findMany({ where: { id: { in: ids } }, select: { id: true, businessName: true } });
  return new Map(rows.map(({ id, businessName }) => [id, businessName]));
}

/** Who of this partner has an account: the choice of the filter. */
export function listPeople(partnerId: string, db: Db): Promise<{ id: string; username: string }[]> {
  return db.user.findMany({
    where: { partnerId },
    select: { id: true, username: true },
    orderBy: { username: "asc" },
    take: 100,
  });
}
