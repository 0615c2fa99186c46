import "server-only";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

type Due = { now: Date; most: number };

export function listOrdersWithDueFees(partnerId: string, connectionId: string, { now, most }: Due, db: Db) {
  return db.order.findMany({
    where: { partnerId, connectionId, feesDueAt: { lte: now } },
    orderBy: { feesDueAt: "asc" },
    take: most,
    select: { id: true, externalId: true, orderedAt: true, changedAt: true, shopId: true },
  });
}

/** An order that changed during the reading stays due. */
export async function setNextFeeReading(
  partnerId: string,
  orderId: string,
  { readAt, next }: { readAt: Date; next: Date | null },
  db: Db,
): Promise<void> {
  await db.order.updateMany({
    where: { partnerId, id: orderId, feesDueAt: { lte: readAt } },
    data: { feesDueAt: next },
  });
}

export function listFeeRows(partnerId: string, orderId: string, db: Db) {
  return db.orderFee.findMany({
    where: { partnerId, orderId },
    select: { externalId: true, kind: true, amountMinor: true, currency: true },
  });
}

type FeeKey = { connectionId: string; orderId: string; externalId: string };
type FeeData = Omit<Prisma.OrderFeeUncheckedCreateInput, "partnerId" | keyof FeeKey>;

export async function saveFee(partnerId: string, key: FeeKey, fee: FeeData, db: Db): Promise<void> {
  const { connectionId, externalId } = key;
  await db.orderFee.upsert({
    where: { connectionId_externalId: { connectionId, externalId }, partnerId },
    create: { partnerId, ...key, ...fee },
    update: fee,
  });
}
