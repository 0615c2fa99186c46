import { z } from "zod";
import type { MarketplaceReturn } from "@/lib/marketplaces/types";
import { count, id, text, time } from "@/lib/marketplaces/uzum/wire";

export const returnNote = z.object({
  id: id.nullish(),
  externalNumber: z.string(),
  /** DEFECTED, RETURN, FBS. */
  type: z.string(),
  /** Its values are not documented. */
  status: text,
  dateCreated: time,
  assembledDate: time,
  completedDate: time,
  canceledDate: time,
  returnItems: z
    .array(z.object({ skuId: id, skuTitle: text, productTitle: text, amount: count }))
    .nullish()
    .transform((items) => items ?? []),
});

export type ReturnNote = z.output<typeof returnNote>;

/** `readAt` stands for the time of change of a note without dates. */
export function mapReturn(wire: ReturnNote, readAt: Date): MarketplaceReturn {
  return {
    externalId: wire.id ?? wire.externalNumber,
    orderExternalId: null,
    kind: "stock",
    state: findState(wire),
    rawState: `${wire.type}/${wire.status ?? "?"}`,
    lines: wire.returnItems.map(({ skuId, skuTitle, productTitle, amount }) => ({
      listing: { sku: skuTitle ?? skuId, externalId: null, variantExternalId: skuId },
      title: productTitle ?? "",
      quantity: amount,
      reason: wire.type === "DEFECTED" ? wire.type : null,
    })),
    changedAt: findLatest(wire) ?? readAt,
  };
}

/** By the dates, since the words of `status` are unknown. */
function findState(wire: ReturnNote): MarketplaceReturn["state"] {
  if (wire.canceledDate) return "refused";
  if (wire.completedDate) return "received";
  if (wire.assembledDate) return "ready";
  return wire.dateCreated ? "requested" : "unknown";
}

function findLatest({ dateCreated, assembledDate, completedDate, canceledDate }: ReturnNote): Date | null {
  const times = [dateCreated, assembledDate, completedDate, canceledDate].flatMap((date) => date?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
