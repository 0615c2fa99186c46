import "server-only";
import { announceLane, endStep, getLane } from "@/lib/cards/lane-progress";
import { readBarcode } from "@/lib/cards/read-barcode";
import { type Lane, saveListing, updateLane } from "@/lib/cards/repository";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Listing, Shop } from "@/lib/marketplaces/types";

type Checked = { state: Lane["state"]; becameLive: boolean };
type FoundListing = { listing: Listing; shopId: string };

/** How the marketplace sees the card by now: the moderator's word, or a card that the seller made by hand. */
export async function checkLane(partnerId: string, laneId: string): Promise<Checked> {
  const lane = await getLane(partnerId, laneId);
  if (lane.state !== "MODERATING" && lane.state !== "HANDED_OVER") return { state: lane.state, becameLive: false };
  const { marketplace, shops } = await openMarketplace(partnerId, lane.connectionId);
  const found = await findCard(marketplace, shops, lane);
  if (found?.listing.state === "live") {
    await endStep(partnerId, laneId, "moderate", { state: "LIVE", complaints: [], reasons: [] }, (db) =>
      saveListing(partnerId, toRow(lane, found), db),
    );
    return { state: "LIVE", becameLive: true };
  }
  const isRefused = found?.listing.state === "rejected" || found?.listing.state === "blocked";
  // A kit stays in the seller's hands: the complaints are shown, and the card is looked for again.
  const state = isRefused && lane.state === "MODERATING" ? "REJECTED" : lane.state;
  const complaints = isRefused ? found.listing.complaints : [];
  const step = found && !isRefused ? "moderate" : lane.step;
  const isNews = state !== lane.state || step !== lane.step || complaints.length > 0;
  await inPartner(partnerId, (db) =>
    updateLane(partnerId, laneId, { state, step, ...(isRefused && { complaints, step: null }) }, db),
  );
  if (isNews) await announceLane(partnerId, laneId);
  return { state, becameLive: false };
}

type ShopRow = Shop & { id: string };

async function findCard(marketplace: Marketplace, shops: ShopRow[], lane: Lane): Promise<FoundListing | null> {
  const { sku } = lane.product;
  const barcode = readBarcode(lane.product);
  for (const shop of shops) {
    const tasks = lane.task ? [lane.task] : [];
    const { items } = await marketplace.listListings({ shop, skus: [sku], tasks });
    const [listing] = items;
    if (listing) return { listing, shopId: shop.id };
    const byBarcode = lane.state === "HANDED_OVER" && barcode ? await findByBarcode(marketplace, shop, barcode) : null;
    if (byBarcode) return { listing: byBarcode, shopId: shop.id };
  }
  return null;
}

/** The seller may have typed another SKU in the cabinet. The newest cards are enough: the oldest are not this one. */
async function findByBarcode(marketplace: Marketplace, shop: Shop, barcode: string): Promise<Listing | null> {
  let cursor: string | null = null;
  for (let page = 0; page < 40; page += 1) {
    const { items, nextCursor }: Awaited<ReturnType<Marketplace["listListings"]>> = await marketplace.listListings({
      shop,
      cursor,
    });
    const found = items.find(({ barcodes }) => barcodes.includes(barcode));
    if (found) return found;
    if (!nextCursor) return null;
    cursor = nextCursor;
  }
  return null;
}

function toRow(lane: Lane, { listing, shopId }: FoundListing) {
  return {
    productId: lane.productId,
    connectionId: lane.connectionId,
    shopId,
    sku: listing.sku,
    externalId: listing.externalId,
    variantExternalId: listing.variantExternalId,
    state: "LIVE" as const,
    rawState: listing.rawState,
    url: listing.url,
    priceMinor: lane.priceMinor ?? 0n,
    currency: lane.currency ?? ("UZS" as const),
    complaints: [],
  };
}
