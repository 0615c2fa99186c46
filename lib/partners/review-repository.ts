import "server-only";
import type { Db } from "@/lib/db/client";
import type { PartnerStatus, ReviewDecision } from "@/prisma/generated/enums";

/** What administrators see and change of applications; every `db` here is that of `inAdmin`. */

type Place = { submittedAt: Date; id: string };

/**
 * Waiting ones with the longest waiting first, all others with the newest application first. Ids come from
 * `partner_search`: under row security no index of `partners` helps where the state, an enum, is compared.
 */
export async function listPartners(status: PartnerStatus, after: Place | null, take: number, db: Db) {
  const [order, past] = status === "PENDING" ? (["asc", "gt"] as const) : (["desc", "lt"] as const);
  const queued = await db.partnerSearch.findMany({
    where: {
      status,
      ...(after && {
        OR: [
          { submittedAt: { [past]: after.submittedAt } },
          { submittedAt: after.submittedAt, partnerId: { [past]: after.id } },
        ],
      }),
    },
    orderBy: [{ submittedAt: order }, { partnerId: order }],
    take,
    select: { partnerId: true },
  });
  const partners = await db.partner.findMany({
    where: { id: { in: queued.map(({ partnerId }) => partnerId) } },
    select: { id: true, businessName: true, category: true, submittedAt: true, reviewedAt: true },
  });
  const places = new Map(queued.map(({ partnerId }, place) => [partnerId, place]));
  return partners.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}

/** At most `most`: to count them all would look at every row. */
export function countPartners(status: PartnerStatus, most: number, db: Db): Promise<number> {
  return db.partnerSearch.count({
    where: { status },
    orderBy: [{ status: "asc" }, { submittedAt: "asc" }],
    take: most,
  });
}

export function findPartner(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      id: true,
      businessName: true,
      phone: true,
      legalForm: true,
      inn: true,
      pinflHash: true,
      pinflEnd: true,
      bankAccountHash: true,
      taxNumberDoubtful: true,
      registeredFrom: true,
      registeredWith: true,
      category: true,
      status: true,
      submittedAt: true,
      reviewedAt: true,
      reviews: {
        select: { id: true, decision: true, reason: true, changes: true, actorId: true, createdAt: true },
        orderBy: { createdAt: "desc" },
        take: 20,
      },
    },
  });
}

/** What two partners may have in common; null where this one has none. */
export type Marks = {
  phone: string;
  inn: string | null;
  pinflHash: Uint8Array<ArrayBuffer> | null;
  bankAccountHash: Uint8Array<ArrayBuffer> | null;
  registeredFrom: string | null;
  registeredWith: string | null;
};

/** So many are named; of a network that many share the first ones say enough. */
const mostNamesakes = 20;

/** Other partners with one of the same marks, each found by an index of its own. */
export function listNamesakes(
  partnerId: string,
  { phone, inn, pinflHash, bankAccountHash, registeredFrom }: Marks,
  db: Db,
) {
  return db.partner.findMany({
    where: {
      id: { not: partnerId },
      OR: [
        { phone },
        ...(inn ? [{ inn }] : []),
        ...(pinflHash ? [{ pinflHash }] : []),
        ...(bankAccountHash ? [{ bankAccountHash }] : []),
        ...(registeredFrom ? [{ registeredFrom }] : []),
      ],
    },
    orderBy: { createdAt: "desc" },
    take: mostNamesakes,
    select: {
      id: true,
      businessName: true,
      status: true,
      phone: true,
      inn: true,
      pinflHash: true,
      bankAccountHash: true,
      registeredFrom: true,
      registeredWith: true,
    },
  });
}

export type Decision = {
  decision: Exclude<ReviewDecision, "SUBMITTED">;
  reason: string | null;
  actorId: string;
};

export const statusBefore = {
  APPROVED: "PENDING",
  REJECTED: "PENDING",
  SUSPENDED: "APPROVED",
  REACTIVATED: "SUSPENDED",
} as const satisfies Record<Decision["decision"], PartnerStatus>;

const statusAfter = {
  APPROVED: "APPROVED",
  REJECTED: "REJECTED",
  SUSPENDED: "SUSPENDED",
  REACTIVATED: "APPROVED",
} as const satisfies Record<Decision["decision"], PartnerStatus>;

/**
 * Null when the partner is not (any more) in the state that the decision is about, or when `seenAt` is given and the
 * application was sent anew since. The row itself decides between two administrators.
 */
export async function decide(partnerId: string, made: Decision, seenAt: Date | null, db: Db) {
  const { decision, reason, actorId } = made;
  const [before, status] = [statusBefore[decision], statusAfter[decision]];
  const approved = status === "APPROVED";
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, status: before, ...(seenAt && { submittedAt: seenAt }) },
    data: {
      approved,
      status,
      reviewedAt: new Date(),
      rejectReason: decision === "REJECTED" ? reason : null,
    },
  });
  if (count === 0) return null;
  const suspendedAt = status === "SUSPENDED" ? new Date() : null;
  await db.user.updateMany({ where: { partnerId }, data: { isActive: approved, suspendedAt } });
  const { id } = await db.partnerReview.create({
    data: { partnerId, decision, reason, actorId },
    select: { id: true },
  });
  return { id, statusBefore: before, status };
}

export function findState(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      status: true,
      reviews: { orderBy: { createdAt: "desc" }, take: 1, select: { decision: true, actorId: true } },
    },
  });
}

export async function findActorName(actorId: string, db: Db): Promise<string | null> {
  const user = await db.user.findUnique({ where: { id: actorId }, select: { username: true } });
  return user?.username ?? null;
}

export async function listActorNames(actorIds: string[], db: Db): Promise<Map<string, string>> {
  const users = await db.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, username: true } });
  return new Map(users.map(({ id, username }) => [id, username]));
}
