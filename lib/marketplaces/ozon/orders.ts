import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { toOrder, wirePosting } from "@/lib/marketplaces/ozon/order-map";
import { listReturnedPostings, withReturns } from "@/lib/marketplaces/ozon/returns";
import { wireAll, wireFlag, wireText } from "@/lib/marketplaces/ozon/wire";
import type { MarketplaceOrder, Page, Shop } from "@/lib/marketplaces/types";

const listReply = z.object({
  postings: wireAll(wirePosting),
  cursor: wireText,
  has_next: wireFlag,
});
const postingReply = z.object({ result: wirePosting });

const postingsPerPage = 100;
/** The window of `since`/`to`, which is about the order's own time, may not exceed a year. */
const oldestOrderMs = 360 * 24 * 3_600_000;

type ListInput = { shop: Shop; since: Date; until: Date; cursor?: string | null };

/**
 * Postings whose status changed in the window, then postings whose returns changed in it: a return leaves the
 * posting's status as it was. The cursor tells which of the two goes on.
 */
export async function listOrders(client: OzonClient, input: ListInput): Promise<Page<MarketplaceOrder>> {
  const [list, position] = splitCursor(input.cursor ?? "postings:");
  return list === "returns" ? listReturned(client, input, position) : listChanged(client, input, position);
}

async function listChanged(client: OzonClient, { shop, since, until }: ListInput, cursor: string) {
  const readAt = client.now();
  const body = {
    filter: {
      since: new Date(until.getTime() - oldestOrderMs).toISOString(),
      to: until.toISOString(),
      last_changed_status_date: { from: since.toISOString(), to: until.toISOString() },
    },
    limit: postingsPerPage,
    sort_dir: "ASC",
    cursor,
  };
  const page = await client.post("postings", body, listReply);
  const items = await withReturns(
    client,
    page.postings.map((posting) => toOrder(posting, shop, readAt)),
  );
  const hasNext = page.has_next && page.cursor !== "" && page.cursor !== cursor;
  return { items, nextCursor: hasNext ? `postings:${page.cursor}` : "returns:0" };
}

async function listReturned(client: OzonClient, { shop, since, until }: ListInput, lastId: string) {
  const { postingNumbers, nextLastId } = await listReturnedPostings(client, { since, until }, lastId);
  const items: MarketplaceOrder[] = [];
  for (const externalId of postingNumbers) {
    const order = await readPosting(client, { shop, externalId });
    if (order) items.push(order);
  }
  return { items: await withReturns(client, items), nextCursor: nextLastId && `returns:${nextLastId}` };
}

function splitCursor(cursor: string): [string, string] {
  const at = cursor.indexOf(":");
  return [cursor.slice(0, at), cursor.slice(at + 1)];
}

type GetInput = { shop: Shop; externalId: string };

export async function getOrder(client: OzonClient, input: GetInput): Promise<MarketplaceOrder | null> {
  const order = await readPosting(client, input);
  return order && ((await withReturns(client, [order]))[0] ?? null);
}

const foreignAnswer = (words: string) => new MarketplaceError("unexpected-reply", { code: "another-posting", words });

async function readPosting(client: OzonClient, { shop, externalId }: GetInput): Promise<MarketplaceOrder | null> {
  const readAt = client.now();
  try {
    const { result } = await client.post("posting", { posting_number: externalId }, postingReply);
    if (result.posting_number !== externalId) throw foreignAnswer(result.posting_number);
    return toOrder(result, shop, readAt);
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure === "rejected" && error.code === "404") return null;
    throw error;
  }
}
