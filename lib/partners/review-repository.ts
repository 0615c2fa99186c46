import "server-only";
import type { Db } from "@/lib/db/client";
import type { PartnerStatus, ReviewDecision } from "@/prisma/generated/enums";

/** What administrators see and change; every `db` here is that of `inAdmin`. */

type Place = { submittedAt: Date; id: string };

export function listPartners(status: PartnerStatus, order: "asc" | "desc", after: Place | null, take: number, db: Db) {
  const past = order === "asc" ? "gt" : "lt";
  return db.partner.findMany({
    where: {
      status,
      ...(after && {
        OR: [
          { submittedAt: { [past]: after.submittedAt } },
          { submittedAt: after.submittedAt, id: { [past]: after.id } },
        ],
      }),
    },
    orderBy: [{ submittedAt: order }, { id: order }],
    take,
    select: { id: true, businessName: true, category: true, submittedAt: true, reviewedAt: true },
  });
}

export async function countPartners(db: Db): Promise<Partial<Record<PartnerStatus, number>>> {
  const rows = await db.partner.groupBy({ by: ["status"], _count: true });
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]));
}

export function findPartner(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      id: true,
      businessName: true,
      phone: true,
      inn: true,
      category: true,
      status: true,
      rejectReason: true,
      submittedAt: true,
      reviewedAt: true,
      reviews: {
        select: { id: true, decision: true, reason: true, createdAt: true },
        orderBy: { createdAt: "desc" },
        take: 20,
      },
    },
  });
}

/** Others with the same number: a hint, never a reason to refuse by itself. */
export async function countNamesakes(partnerId: string, phone: string, inn: string | null, db: Db) {
  const samePhone = await db.partner.count({ where: { phone, id: { not: partnerId } } });
  const sameInn = inn ? await db.partner.count({ where: { inn, id: { not: partnerId } } }) : 0;
  return { samePhone, sameInn };
}

type Decision = { decision: Exclude<ReviewDecision, "SUBMITTED">; reason: string | null; actorId: string };

/** Null when there is no such partner, or none that waits for a decision. */
export async function decide(partnerId: string, { decision, reason, actorId }: Decision, db: Db) {
  const approved = decision === "APPROVED";
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, status: "PENDING" },
    data: { approved, status: decision, rejectReason: reason, reviewedAt: new Date() },
  });
  if (count === 0) return null;
  await db.user.updateMany({ where: { partnerId }, data: { isActive: approved } });
  return db.partnerReview.create({ data: { partnerId, decision, reason, actorId }, select: { id: true } });
}

export function hasPartner(partnerId: string, db: Db): Promise<boolean> {
  return db.partner.count({ where: { id: partnerId } }).then((count) => count > 0);
}
