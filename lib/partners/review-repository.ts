import "server-only";
import type { Db } from "@/lib/db/client";
import type { PartnerStatus, ReviewDecision } from "@/prisma/generated/enums";

/** What administrators see and change of applications; every `db` here is that of `inAdmin`. */

type Place = { isUnconfirmed: boolean; submittedAt: Date; id: string };

/**
 * Waiting ones with the longest waiting first and those whose address nobody has confirmed last; all others with the
 * newest application first. Ids come from `partner_search`: under row security no index of `partners` helps where the
 * state, an enum, is compared.
 */
export async function listPartners(status: PartnerStatus, after: Place | null, take: number, db: Db) {
  const queued = await db.partnerSearch.findMany({
    where: { status, ...(after && { OR: status === "PENDING" ? waitingAfter(after) : placedAfter(after, "lt") }) },
    orderBy:
      status === "PENDING"
        ? [{ isUnconfirmed: "asc" }, { submittedAt: "asc" }, { partnerId: "asc" }]
        : [{ submittedAt: "desc" }, { partnerId: "desc" }],
    take,
    select: { partnerId: true, isUnconfirmed: true },
  });
  const partners = await db.partner.findMany({
    where: { id: { in: queued.map(({ partnerId }) => partnerId) } },
    select: { id: true, businessName: true, category: true, submittedAt: true, reviewedAt: true },
  });
  const found = new Map(partners.map((partner) => [partner.id, partner]));
  return queued.flatMap(({ partnerId, isUnconfirmed }) => {
    const partner = found.get(partnerId);
    return partner ? [{ ...partner, isUnconfirmed }] : [];
  });
}

const placedAfter = ({ submittedAt, id }: Place, past: "gt" | "lt") => [
  { submittedAt: { [past]: submittedAt } },
  { submittedAt, partnerId: { [past]: id } },
];

const waitingAfter = (place: Place) => [
  ...(place.isUnconfirmed ? [] : [{ isUnconfirmed: true }]),
  ...placedAfter(place, "gt").map((one) => ({ ...one, isUnconfirmed: place.isUnconfirmed })),
];

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
  /** Where addresses are confirmed: of other partners a confirmed one alone. */
  email: string | null;
  phone: string;
  inn: string | null;
  pinflHash: Uint8Array<ArrayBuffer> | null;
  bankAccountHash: Uint8Array<ArrayBuffer> | null;
  registeredFrom: string | null;
  registeredWith: string | null;
};

/** So many are named; of a network that many share the first ones say enough. */
const mostNamesakes = 20;

/** Other partners with one of the same marks, each found by an index of its own. `sharing`: by the address. */
export async function listNamesakes(
  partnerId: string,
  { phone, inn, pinflHash, bankAccountHash, registeredFrom, email }: Marks,
  sharing: string[],
  db: Db,
) {
  const namesakes = await db.partner.findMany({
    where: {
      id: { not: partnerId },
      OR: [
        { phone },
        ...(sharing.length > 0 ? [{ id: { in: sharing } }] : []),
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
  return namesakes.map((one) => ({ ...one, email: sharing.includes(one.id) ? email : null }));
}

export type Decision = {
  decision: Exclude<ReviewDecision, "SUBMITTED" | "CHANGED">;
  reason: string | null;
  actorId: string;
};

export const statusBefore = {
  APPROVED: "PENDING",
  REJECTED: "PENDING",
  SUSPENDED: "APPROVED",
  REACTIVATED: "SUSPENDED",
  RECALLED: "APPROVED",
} as const satisfies Record<Decision["decision"], PartnerStatus>;

const statusAfter = {
  APPROVED: "APPROVED",
  REJECTED: "REJECTED",
  SUSPENDED: "SUSPENDED",
  REACTIVATED: "APPROVED",
  RECALLED: "PENDING",
} as const satisfies Record<Decision["decision"], PartnerStatus>;

/** Null when the partner is not (any more) in the state that the decision is about: the row decides between two. */
export async function decide(partnerId: string, made: Decision, db: Db) {
  const { decision, reason, actorId } = made;
  const [before, status] = [statusBefore[decision], statusAfter[decision]];
  const approved = status === "APPROVED";
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, status: before },
    data: {
      approved,
      status,
      reviewedAt: decision === "RECALLED" ? null : new Date(),
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

export async function lockPartner(partnerId: string, db: Db): Promise<void> {
  await db.$queryRaw`select id from partners where id = ${partnerId}::uuid for update`;
}

export async function hasConnections(partnerId: string, db: Db): Promise<boolean> {
  return (await db.connection.findFirst({ where: { partnerId }, select: { id: true } })) !== null;
}

export function findState(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      status: true,
      reviews: {
        where: { decision: { not: "CHANGED" } },
        orderBy: { createdAt: "desc" },
        take: 1,
        select: { id: true, decision: true, actorId: true, createdAt: true },
      },
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
