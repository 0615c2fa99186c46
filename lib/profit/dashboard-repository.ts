import "server-only";
import type { Db } from "@/lib/db/client";

/** What asks for the seller, and how far the shop is set up. Open orders and lanes are few whatever a seller's age. */
export async function readDashboardRows(partnerId: string, db: Db) {
  const open = { partnerId, state: { in: ["NEW", "TO_PACK"] as ("NEW" | "TO_PACK")[] } };
  const partner = await db.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: { legalName: true, legalAddress: true, bankName: true, bankMfo: true, bankAccount: true },
  });
  return {
    isProfileFilled: Object.values(partner).every(Boolean),
    toConfirm: await db.order.count({ where: { ...open, confirmedAt: null } }),
    attention: await db.order.count({ where: { partnerId, state: "ATTENTION" } }),
    short: await db.order.count({ where: { ...open, lines: { some: { partnerId, shortage: { gt: 0 } } } } }),
    suggestions: await db.cardLane.count({ where: { partnerId, state: "SUGGESTED", connection: { active: true } } }),
    prices: (
      await db.wantedValue.findMany({
        where: { partnerId, questionId: { not: null } },
        distinct: ["questionId"],
        select: { questionId: true },
      })
    ).length,
    connections: await db.connection.findMany({
      where: { partnerId, active: true },
      orderBy: { createdAt: "asc" },
      select: { id: true, marketplace: true, status: true, lastError: true },
    }),
    hasProduct: (await db.product.findFirst({ where: { partnerId }, select: { id: true } })) !== null,
    hasLiveCard: (await db.listing.findFirst({ where: { partnerId, state: "LIVE" }, select: { id: true } })) !== null,
  };
}
