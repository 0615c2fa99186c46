import { z } from "zod";
import type { Page, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { count, id, text, time } from "@/lib/marketplaces/uzum/wire";

/** A note of goods handed back to the seller (not a buyer's claim): stock that may be checked in. */
type ReturnNote = {
  externalId: string;
  /** DEFECTED, RETURN, FBS. */
  rawType: string;
  rawState: string | null;
  createdAt: Date | null;
  completedAt: Date | null;
  items: { variantExternalId: string; sku: string | null; quantity: number }[];
};

const item = z.object({ skuId: id, skuTitle: text, amount: count });

const note = z.object({
  id: id.nullish(),
  externalNumber: z.string(),
  type: z.string(),
  status: text,
  dateCreated: time,
  completedDate: time,
  returnItems: z
    .array(item)
    .nullish()
    .transform((list) => list ?? []),
});

const pageSize = 50;

export async function listReturns(
  client: UzumClient,
  { shop, cursor }: { shop: Shop; cursor?: string | null },
): Promise<Page<ReturnNote>> {
  const page = Number(cursor ?? 0);
  const notes = await client.callBare({
    method: "GET",
    path: `/v1/shop/${encodeURIComponent(shop.externalId)}/return`,
    query: { page, size: pageSize },
    reply: z.array(note),
  });
  return { items: notes.map(mapNote), nextCursor: notes.length < pageSize ? null : String(page + 1) };
}

const mapNote = (wire: z.output<typeof note>): ReturnNote => ({
  externalId: wire.id ?? wire.externalNumber,
  rawType: wire.type,
  rawState: wire.status,
  createdAt: wire.dateCreated,
  completedAt: wire.completedDate,
  items: wire.returnItems.map(({ skuId, skuTitle, amount }) => ({
    variantExternalId: skuId,
    sku: skuTitle,
    quantity: amount,
  })),
});
