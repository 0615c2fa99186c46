import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { MarketplaceReturn, Page, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { mapReturn, type ReturnNote, returnNote } from "@/lib/marketplaces/uzum/return-map";

/** The greatest size of the same list over all shops. */
const pageSize = 50;

/**
 * Notes of goods that Uzum hands back to the seller; not buyers' claims, which the API does not show. There is no
 * filter by time: what was closed before `since` cannot change any more and is left out, all else is told.
 */
export async function listReturns(
  client: UzumClient,
  { shop, since, until, cursor }: { shop: Shop; since: Date; until: Date; cursor?: string | null },
): Promise<Page<MarketplaceReturn>> {
  const page = Number(cursor ?? 0);
  const notes = await client.callBare({
    operation: operations.listReturns,
    params: { shopId: shop.externalId },
    query: { page, size: pageSize },
    reply: z.array(returnNote),
  });
  const items: MarketplaceReturn[] = [];
  for (const note of notes) {
    const closedAt = note.completedDate ?? note.canceledDate;
    if (closedAt === null || closedAt >= since) items.push(mapReturn(await withContents(client, shop, note), until));
  }
  return { items, nextCursor: notes.length < pageSize ? null : String(page + 1) };
}

/** Whether the list tells what is in a note is not known for certain; its own page does. */
async function withContents(client: UzumClient, shop: Shop, note: ReturnNote): Promise<ReturnNote> {
  if (note.returnItems.length > 0 || !note.id) return note;
  try {
    const read = await client.callBare({
      operation: operations.getReturn,
      params: { shopId: shop.externalId, returnId: note.id },
      reply: returnNote,
    });
    return read.id && read.id !== note.id ? note : { ...note, returnItems: read.returnItems };
  } catch (error) {
    // One note that cannot be opened must not hide the others.
    if (error instanceof MarketplaceError && ["rejected", "unexpected-reply"].includes(error.failure)) return note;
    throw error;
  }
}
