import "server-only";
import type { MemberRole } from "@/lib/auth/permissions";
import { type Db, openDb } from "@/lib/db/client";

const open = { acceptedAt: null, revokedAt: null } as const;

export function listOpenInvitations(partnerId: string, db: Db) {
  return db.teamInvitation.findMany({
    where: { partnerId, ...open },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, email: true, role: true, sentAt: true, expiresAt: true },
  });
}

export function countLiveInvitations(partnerId: string, now: Date, db: Db): Promise<number> {
  return db.teamInvitation.count({ where: { partnerId, ...open, expiresAt: { gt: now } } });
}

export function countSent(partnerId: string, since: Date, db: Db): Promise<number> {
  return db.teamInvitation.count({ where: { partnerId, sentAt: { gt: since } } });
}

/** One that has run out makes room for a new one to the same address. */
export async function dropExpired(partnerId: string, email: string, now: Date, db: Db): Promise<void> {
  await db.teamInvitation.updateMany({
    where: { partnerId, email, ...open, expiresAt: { lte: now } },
    data: { revokedAt: now },
  });
}

type NewInvitation = {
  id: string;
  email: string;
  role: MemberRole;
  locale: string;
  tokenHash: Uint8Array<ArrayBuffer>;
  invitedById: string;
  sentAt: Date;
  expiresAt: Date;
};

export async function createInvitation(partnerId: string, invitation: NewInvitation, db: Db): Promise<void> {
  await db.teamInvitation.create({ data: { ...invitation, partnerId }, select: { id: true } });
}

export function findOpenInvitation(partnerId: string, invitationId: string, db: Db) {
  return db.teamInvitation.findFirst({
    where: { id: invitationId, partnerId, ...open },
    select: {
      id: true,
      email: true,
      role: true,
      locale: true,
      tokenHash: true,
      issue: true,
      invitedById: true,
      sentAt: true,
      expiresAt: true,
    },
  });
}

type Reissue = { issue: number; tokenHash: Uint8Array<ArrayBuffer>; sentAt: Date; expiresAt: Date };

export async function reissue(partnerId: string, invitationId: string, to: Reissue, db: Db): Promise<void> {
  await db.teamInvitation.updateMany({ where: { id: invitationId, partnerId, ...open }, data: to });
}

/** False when it stands open no more. */
export async function revoke(partnerId: string, invitationId: string, at: Date, db: Db): Promise<boolean> {
  const { count } = await db.teamInvitation.updateMany({
    where: { id: invitationId, partnerId, ...open },
    data: { revokedAt: at },
  });
  return count > 0;
}

export async function markAccepted(partnerId: string, invitationId: string, by: string, db: Db): Promise<void> {
  await db.teamInvitation.updateMany({
    where: { id: invitationId, partnerId, ...open },
    data: { acceptedAt: new Date(), acceptedById: by },
  });
}

/** Through a door: whoever opens an invitation belongs to nobody yet. */
export async function findInvitationOwner(
  tokenHash: Uint8Array<ArrayBuffer>,
): Promise<{ partnerId: string; invitationId: string } | null> {
  const rows = await openDb().$queryRaw<{ partnerId: string; invitationId: string }[]>`
    select * from find_invitation(${tokenHash})`;
  return rows[0] ?? null;
}
