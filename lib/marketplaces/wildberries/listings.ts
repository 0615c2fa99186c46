import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Listing, Page } from "@/lib/marketplaces/types";
import { fetchCards, fetchRefusals, type Refusals, searchCard } from "@/lib/marketplaces/wildberries/card-search";
import { readCardTasks } from "@/lib/marketplaces/wildberries/card-task";
import type { CardWire } from "@/lib/marketplaces/wildberries/card-wire";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complainAbout } from "@/lib/marketplaces/wildberries/complaints";
import { listingFromRefusal, listingsFromCard, queuedListing } from "@/lib/marketplaces/wildberries/listing-map";
import { savePictures } from "@/lib/marketplaces/wildberries/media";
import { type Blocks, fetchBlocks } from "@/lib/marketplaces/wildberries/moderation";

type Input = { skus?: string[]; tasks?: string[]; cursor?: string | null };

export async function listListings(client: Client, { skus, tasks, cursor }: Input): Promise<Page<Listing>> {
  return skus ? { items: await readSome(client, skus, tasks ?? []), nextCursor: null } : readPage(client, cursor);
}

/** The last page also holds the drafts that were refused and so are in no list of cards. */
async function readPage(client: Client, cursor?: string | null): Promise<Page<Listing>> {
  const { cards, next } = await fetchCards(client, { cursor: readCursor(cursor) });
  const blocks = await fetchBlocks(client);
  const items = cards.flatMap((card) => listingsFromCard(card, undefined, blocks.get(card.nmID)));
  if (next) return { items, nextCursor: `${next.updatedAt} ${next.nmID}` };
  const refusals = await fetchRefusals(client);
  const made = new Set(cards.map(({ vendorCode }) => vendorCode));
  const unmade = [...refusals].filter(([vendorCode]) => !made.has(vendorCode));
  const isSinglePage = !cursor;
  // A refused change of a card on an earlier page would look like a refused creation: those are asked for by SKU.
  return {
    items: [...items, ...(isSinglePage ? unmade.map((one) => listingFromRefusal(...one)) : [])],
    nextCursor: null,
  };
}

function readCursor(cursor?: string | null) {
  const [updatedAt, nmID] = cursor?.split(" ") ?? [];
  return updatedAt && nmID ? { updatedAt, nmID: Number(nmID) } : null;
}

async function readSome(client: Client, skus: string[], tasks: string[]): Promise<Listing[]> {
  const pending = readCardTasks(tasks);
  const cards = new Map<string, CardWire | null>();
  for (const sku of skus) cards.set(sku, await searchCard(client, sku));
  // Asked only where it can tell something: 10 calls a minute.
  const isNews = tasks.length > 0 || [...cards.values()].includes(null);
  const refusals: Refusals = isNews ? await fetchRefusals(client) : new Map();
  const blocks: Blocks = cards.size > 0 ? await fetchBlocks(client) : new Map();
  const listings: Listing[] = [];
  for (const [sku, card] of cards) {
    const refusal = refusals.get(card?.vendorCode ?? sku);
    if (card) {
      const ofCard = listingsFromCard(card, refusal, blocks.get(card.nmID));
      const wanted = ofCard.filter((listing) => listing.sku === sku);
      const pictures = pending.get(sku)?.pictureUrls ?? [];
      const isBare = wanted.some(({ state }) => state === "hidden");
      listings.push(...(isBare && pictures.length > 0 ? await givePictures(client, card, wanted, pictures) : wanted));
    } else if (refusal) listings.push(listingFromRefusal(sku, refusal));
    else if (pending.has(sku)) listings.push(queuedListing(sku));
  }
  return listings;
}

async function givePictures(
  client: Client,
  { nmID }: CardWire,
  listings: Listing[],
  pictureUrls: string[],
): Promise<Listing[]> {
  try {
    await savePictures(client, nmID, pictureUrls);
    return listings.map((listing) => ({ ...listing, state: "moderating" }));
  } catch (error) {
    if (!(error instanceof MarketplaceError) || error.failure !== "rejected") throw error;
    return listings.map((listing) => ({
      ...listing,
      state: "rejected",
      complaints: [...listing.complaints, complainAbout(error, "picture")],
    }));
  }
}
