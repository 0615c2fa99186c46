import "server-only";
import type { Db } from "@/lib/db/client";
import type { PartnerStatus } from "@/prisma/generated/enums";

/** Rows of one partner, seen in `inPartner`. Every change of an account's state begins with `lockPartner`. */

/** Asking, taking back, erasing and an administrator's decision wait for each other. */
export async function lockPartner(partnerId: string, db: Db) {
  const rows = await db.$queryRaw<{ status: PartnerStatus; businessName: string }[]>`
    select status::text as status, "businessName" from partners where id = ${partnerId}::uuid for update`;
  return rows[0] ?? null;
}

export async function findOwnerName(partnerId: string, userId: string, db: Db): Promise<string | null> {
  const where = { id: userId, partnerId, memberRole: "OWNER", disabledAt: null } as const;
  return (await db.user.findFirst({ where, select: { username: true } }))?.username ?? null;
}

export function findOpenClosure(partnerId: string, db: Db) {
  return db.accountClosure.findFirst({
    where: { partnerId, withdrawnAt: null, erasedAt: null },
    select: { id: true, requestedById: true, requestedAt: true, eraseAfter: true, statusBefore: true },
  });
}

type NewClosure = { id: string; requestedById: string; statusBefore: PartnerStatus };

/** In plain SQL: times are the database's, and Prisma would send its own. */
export async function openClosure(partnerId: string, closure: NewClosure, db: Db): Promise<void> {
  const { id, requestedById, statusBefore } = closure;
  await db.$executeRaw`
    insert into account_closures (id, "partnerId", "requestedById", "statusBefore")
    values (${id}::uuid, ${partnerId}::uuid, ${requestedById}::uuid, ${statusBefore}::"PartnerStatus")`;
  await db.partner.updateMany({ where: { id: partnerId }, data: { status: "CLOSING", approved: false } });
  await db.user.updateMany({ where: { partnerId }, data: { closingAt: new Date() } });
}

type Withdrawal = { closureId: string; withdrawnById: string; status: PartnerStatus };

/** Back to what it was: what its people may do was not touched, only overlaid. */
export async function withdrawClosure(partnerId: string, withdrawal: Withdrawal, db: Db): Promise<void> {
  const { closureId, withdrawnById, status } = withdrawal;
  const data = { withdrawnAt: new Date(), withdrawnById, updatedAt: new Date() };
  await db.accountClosure.updateMany({ where: { id: closureId, partnerId }, data });
  await db.partner.updateMany({ where: { id: partnerId }, data: { status, approved: status === "APPROVED" } });
  await db.user.updateMany({ where: { partnerId }, data: { closingAt: null } });
}

/** Whoever listens, or looks at these books: their browsers are cut off when there is nothing left to see. */
export async function listOpenSessions(partnerId: string, db: Db): Promise<string[]> {
  const where = { revokedAt: null, OR: [{ user: { partnerId } }, { viewPartnerId: partnerId }] };
  return (await db.session.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

export function findAddress(partnerId: string, userId: string, db: Db) {
  return db.user.findFirst({
    where: { id: userId, partnerId, disabledAt: null },
    select: { email: true, emailVerifiedAt: true, locale: true },
  });
}

type Farewell = { farewellTo: string | null; farewellLocale: string | null };

export async function saveFarewell(partnerId: string, closureId: string, to: Farewell, db: Db): Promise<void> {
  await db.accountClosure.updateMany({ where: { id: closureId, partnerId }, data: { ...to, updatedAt: new Date() } });
}

export function findFarewell(partnerId: string, closureId: string, db: Db) {
  return db.accountClosure.findFirst({
    where: { id: closureId, partnerId, erasedAt: { not: null } },
    select: { farewellTo: true, farewellLocale: true },
  });
}
