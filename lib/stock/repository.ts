import "server-only";
import type { Db } from "@/lib/db/client";
import type { ItemOutcome } from "@/lib/marketplaces/types";

export async function listConnectionsOfProduct(partnerId: string, productId: string, db: Db): Promise<string[]> {
  const rows = await db.listing.findMany({
    where: { partnerId, productId, state: "LIVE", connection: { active: true, status: "ACTIVE" } },
    distinct: ["connectionId"],
    select: { connectionId: true },
  });
  return rows.map(({ connectionId }) => connectionId);
}

/** `quantity` is what is free; `version` names the movement that it is after. */
export async function findStockToPush(partnerId: string, productId: string, connectionId: string, db: Db) {
  const listings = await db.listing.findMany({
    where: { partnerId, productId, connectionId, state: "LIVE" },
    select: { shopId: true, sku: true, externalId: true, variantExternalId: true },
  });
  const balance = await db.stockBalance.findFirst({
    where: { partnerId, productId },
    select: { onHand: true, reserved: true },
  });
  const last = await db.stockMovement.findFirst({
    where: { partnerId, productId },
    orderBy: { createdAt: "desc" },
    select: { causeKey: true },
  });
  return {
    listings,
    quantity: balance ? balance.onHand - balance.reserved : 0,
    version: last?.causeKey ?? "none",
  };
}

/** A refused number stands beside the listing in the marketplace's own words, item by item (promise O6). */
export async function saveStockComplaints(partnerId: string, shopId: string, outcomes: ItemOutcome[], db: Db) {
  for (const { sku, state, reason } of outcomes) {
    if (state !== "rejected" || !reason) continue;
    await db.listing.updateMany({ where: { partnerId, shopId, sku }, data: { complaints: [reason] } });
  }
}
