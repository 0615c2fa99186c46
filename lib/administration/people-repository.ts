import "server-only";
import type { Db } from "@/lib/db/client";

/** Every `db` here is that of `inAdmin`. */

const liveAt = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });

export function listAdministratorRows(now: Date, db: Db) {
  return db.user.findMany({
    where: { role: "ADMIN" },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      username: true,
      email: true,
      disabledAt: true,
      secondFactorAt: true,
      createdAt: true,
      sessions: { where: liveAt(now), orderBy: { lastSeenAt: "desc" }, take: 50, select: { lastSeenAt: true } },
    },
  });
}

/** Those who could still sign in, locked in the order of their ids: two who disable each other follow one another. */
export async function lockActiveAdministrators(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from users where role = 'ADMIN' and "disabledAt" is null order by id for update`;
  return rows.map(({ id }) => id);
}

/** The name; null when there is no such administrator, or none to be changed so. */
export async function setDisabled(userId: string, disabledAt: Date | null, db: Db): Promise<string | null> {
  const { count } = await db.user.updateMany({
    where: { id: userId, role: "ADMIN", disabledAt: disabledAt ? null : { not: null } },
    data: { disabledAt },
  });
  return count === 0 ? null : findAdministrator(userId, db);
}

export async function findAdministrator(userId: string, db: Db): Promise<string | null> {
  const user = await db.user.findFirst({ where: { id: userId, role: "ADMIN" }, select: { username: true } });
  return user?.username ?? null;
}

/** Of a partner that is still there; whoever owns it changes its team behind the same lock. */
export async function lockTeam(partnerId: string, db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<{ isOpen: boolean }[]>`
    select status::text <> 'ERASED' as "isOpen" from partners where id = ${partnerId}::uuid for update`;
  return rows[0]?.isOpen ?? false;
}

/** Their name; null for somebody who is not in this partner's team. */
export async function findPerson(partnerId: string, userId: string, db: Db): Promise<string | null> {
  const where = { id: userId, partnerId, role: "PARTNER" as const, removedAt: null };
  return (await db.user.findFirst({ where, select: { username: true } }))?.username ?? null;
}

export async function setPersonDisabled(partnerId: string, userId: string, disabledAt: Date | null, db: Db) {
  const { count } = await db.user.updateMany({
    where: { id: userId, partnerId, role: "PARTNER", removedAt: null, disabledAt: disabledAt ? null : { not: null } },
    data: { disabledAt },
  });
  return count > 0;
}

/** Who can still sign in. */
export async function listOwnerIds(partnerId: string, db: Db): Promise<string[]> {
  const owners = await db.user.findMany({
    where: { partnerId, memberRole: "OWNER", disabledAt: null },
    select: { id: true },
  });
  return owners.map(({ id }) => id);
}

const open = { usedAt: null, revokedAt: null } as const;

export function listOpenInvitations(db: Db) {
  return db.adminInvitation.findMany({
    where: open,
    orderBy: { createdAt: "desc" },
    take: 50,
    select: { id: true, email: true, createdAt: true, expiresAt: true },
  });
}

type NewInvitation = {
  id: string;
  email: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  locale: string;
  invitedById: string;
  expiresAt: Date;
};

/** One that has run out makes room for a new one to the same address. */
export async function addInvitation(invitation: NewInvitation, db: Db): Promise<void> {
  const ran = { email: invitation.email, ...open, expiresAt: { lte: new Date() } };
  await db.adminInvitation.updateMany({ where: ran, data: { revokedAt: new Date() } });
  await db.adminInvitation.create({ data: invitation, select: { id: true } });
}

export function findOpenInvitation(where: { id: string } | { tokenHash: Uint8Array<ArrayBuffer> }, db: Db) {
  return db.adminInvitation.findFirst({
    where: { ...where, ...open, expiresAt: { gt: new Date() } },
    select: { id: true, email: true, locale: true, invitedById: true, expiresAt: true },
  });
}

/** For whoever is first; `usedAt` or `revokedAt` is set once. */
export async function closeInvitation(id: string, data: { usedAt: Date } | { revokedAt: Date }, db: Db) {
  const { count } = await db.adminInvitation.updateMany({ where: { id, ...open }, data });
  return count === 1;
}

type NewAdministrator = { id: string; username: string; email: string; passwordHash: string; locale: string };

/** False when it was used, ran out, or was taken back longer ago. Its link works as before. */
export async function reopenInvitation(id: string, revokedAfter: Date, db: Db): Promise<boolean> {
  const { count } = await db.adminInvitation.updateMany({
    where: { id, usedAt: null, revokedAt: { gt: revokedAfter }, expiresAt: { gt: new Date() } },
    data: { revokedAt: null },
  });
  return count === 1;
}

/** Always somebody new: nobody who is there is ever made an administrator (promise A4). */
export async function addAdministrator(administrator: NewAdministrator, db: Db): Promise<void> {
  const data = { ...administrator, role: "ADMIN" as const, isActive: true, emailVerifiedAt: new Date() };
  await db.user.create({ data, select: { id: true } });
}

export async function hasConfirmedAddress(email: string, db: Db): Promise<boolean> {
  return (await db.user.count({ where: { email, emailVerifiedAt: { not: null } } })) > 0;
}
