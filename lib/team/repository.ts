import "server-only";
import type { MemberRole } from "@/lib/auth/permissions";
import type { Db } from "@/lib/db/client";

/** Acts on a team wait for each other: seats are not given twice, and two owners do not remove one another at once. */
export async function lockTeam(partnerId: string, db: Db): Promise<void> {
  await db.$queryRaw`select id from partners where id = ${partnerId}::uuid for update`;
}

/** Longest members first; those who left are among them. */
export function listMembers(partnerId: string, db: Db) {
  return db.user.findMany({
    where: { partnerId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      username: true,
      email: true,
      memberRole: true,
      disabledAt: true,
      removedAt: true,
      createdAt: true,
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
      secondFactor: { select: { confirmedAt: true } },
    },
  });
}

/** Of this team alone; whoever left is found too. */
export function findMember(partnerId: string, userId: string, db: Db) {
  return db.user.findFirst({
    where: { id: userId, partnerId },
    select: { id: true, username: true, memberRole: true, disabledAt: true, removedAt: true },
  });
}

export async function hasMember(partnerId: string, email: string, db: Db): Promise<boolean> {
  return (await db.user.count({ where: { partnerId, email, removedAt: null } })) > 0;
}

export function countMembers(partnerId: string, db: Db): Promise<number> {
  return db.user.count({ where: { partnerId, removedAt: null } });
}

export function countOtherOwners(partnerId: string, userId: string, db: Db): Promise<number> {
  return db.user.count({ where: { partnerId, memberRole: "OWNER", disabledAt: null, id: { not: userId } } });
}

export async function updateRole(partnerId: string, userId: string, memberRole: MemberRole, db: Db): Promise<void> {
  await db.user.updateMany({ where: { id: userId, partnerId }, data: { memberRole } });
}

type MembershipEnd = { removedAt: Date; disabledAt: Date };

/** The address is nobody's again: its owner may join or open another team. */
export async function endMembership(partnerId: string, userId: string, end: MembershipEnd, db: Db): Promise<void> {
  await db.user.updateMany({ where: { id: userId, partnerId }, data: { ...end, emailVerifiedAt: null } });
}

/** What the partner's state lets its people do: the same for whoever joins. */
async function readStanding(partnerId: string, db: Db) {
  const owner = await db.user.findFirst({
    where: { partnerId, memberRole: "OWNER" },
    orderBy: { createdAt: "asc" },
    select: { isActive: true, suspendedAt: true, closingAt: true },
  });
  return owner ?? { isActive: false, suspendedAt: null, closingAt: null };
}

/** Throws a unique violation where the address belongs to another account by now. */
export async function resumeMembership(partnerId: string, userId: string, db: Db): Promise<void> {
  const standing = await readStanding(partnerId, db);
  await db.user.updateMany({
    where: { id: userId, partnerId },
    data: { ...standing, removedAt: null, disabledAt: null, emailVerifiedAt: new Date() },
  });
}

type NewMember = {
  username: string;
  email: string;
  passwordHash: string;
  memberRole: MemberRole;
  locale: string;
  termsVersion: number;
};

/** The token came by mail, so the address is confirmed. Always a new person (promise A4). */
export async function createMember(partnerId: string, member: NewMember, db: Db): Promise<string> {
  const standing = await readStanding(partnerId, db);
  const { id } = await db.user.create({
    data: { ...member, ...standing, partnerId, role: "PARTNER", emailVerifiedAt: new Date() },
    select: { id: true },
  });
  return id;
}

export function findTeamName(partnerId: string, db: Db) {
  return db.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { businessName: true } });
}
