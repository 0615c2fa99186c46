import type { MarketplaceReturn } from "@/lib/marketplaces/types";
import { parseMoscow } from "@/lib/marketplaces/wildberries/moscow-time";
import type { ClaimWire, ComingBackWire } from "@/lib/marketplaces/wildberries/return-wire";

/** What became of the goods, once a claim is decided (`status_ex`, 09-communications.yaml, 2026-08-17). */
const goodsStates: Record<number, MarketplaceReturn["state"]> = {
  0: "requested",
  1: "refused",
  // To the scrap, left with the buyer, or sold again: nothing comes back to the seller.
  2: "received",
  5: "received",
  8: "received",
  10: "on-the-way",
};

type OrderOfClaim = { externalId: string; sku: string } | undefined;

/** A buyer's claim names the unit by `srid`, which is the `rid` of its order. */
export function returnFromClaim(claim: ClaimWire, order: OrderOfClaim): MarketplaceReturn {
  const { status, status_ex: goods } = claim;
  return {
    externalId: `claim ${claim.id}`,
    orderExternalId: order?.externalId ?? null,
    kind: "return",
    state: goodsStates[goods ?? -1] ?? "unknown",
    rawState: `${status ?? ""}/${goods ?? ""}`,
    lines: [
      {
        listing: { sku: order?.sku ?? "", externalId: String(claim.nm_id), variantExternalId: null },
        title: claim.imt_name ?? "",
        quantity: 1,
        reason: claim.user_comment || null,
      },
    ],
    changedAt: parseMoscow(claim.dt_update ?? claim.dt),
  };
}

/** One unit on its way back to the seller. The types and statuses are sentences, of which no list is documented. */
export function returnFromReport(row: ComingBackWire): MarketplaceReturn {
  const isActive = row.isStatusActive === 1;
  const state = row.completedDt ? "received" : row.readyToReturnDt ? "ready" : isActive ? "on-the-way" : "unknown";
  return {
    externalId: `goods ${row.srid} ${row.shkId ?? ""}`.trim(),
    orderExternalId: row.orderId ? String(row.orderId) : null,
    kind: kindOf(row.returnType ?? ""),
    state,
    rawState: [row.returnType, row.status].filter(Boolean).join(" / "),
    lines: [
      {
        listing: { sku: "", externalId: String(row.nmId), variantExternalId: null },
        title: row.subjectName ?? "",
        quantity: 1,
        reason: row.reason || null,
      },
    ],
    changedAt: parseMoscow(row.completedDt ?? row.readyToReturnDt ?? row.orderDt),
  };
}

function kindOf(returnType: string): MarketplaceReturn["kind"] {
  if (/заблокирован/i.test(returnType)) return "stock";
  if (/невыкуп|отказ/i.test(returnType)) return "not-collected";
  return /покупател/i.test(returnType) ? "return" : "unknown";
}
