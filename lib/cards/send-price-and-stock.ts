import "server-only";
import { sendingDue } from "@/inngest/events";
import { announceLane, getLane, roundOf } from "@/lib/cards/lane-progress";
import { findListing, type Lane, saveListingPrice, updateLane } from "@/lib/cards/repository";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { type Money, money } from "@/lib/money";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { proposePrices } from "@/lib/pricing/propose-prices";
import { sendDue } from "@/lib/sending/send-due";
import { wantStock } from "@/lib/sending/want";

/** The price of a card that has just gone live. One that the seller typed into the cabinet is read, not overwritten. */
export async function settleLanePrice(partnerId: string, laneId: string): Promise<void> {
  const { lane, listing } = await readLive(partnerId, laneId);
  if (!listing || lane.priceMinor === null || !lane.currency) return;
  const { marketplace, shops, shop: first } = await openMarketplace(partnerId, lane.connectionId);
  if (!marketplace.can.has("publish-card")) {
    const shop = shops.find(({ id }) => id === listing.shopId) ?? first;
    const [read] = await marketplace.readPrices({ shop, listings: [listing] });
    if (read) await savePrice(partnerId, lane, listing.id, read.price);
    return;
  }
  // The price has its receipt since it was worked out.
  const price = money(lane.priceMinor, lane.currency);
  await proposePrices(partnerId, { prices: [{ listingId: listing.id, price }], by: "autonomy", reason: null });
  await sendDue(partnerId, lane.connectionId);
}

/** What buyers may still order, as it stands now. What does not get through at once the connection's sender tries again. */
export async function settleLaneStock(partnerId: string, laneId: string): Promise<void> {
  const { lane, listing } = await readLive(partnerId, laneId);
  if (!listing) return;
  const { productId, connectionId } = lane;
  const receipt = {
    causeKey: `stock-set/${roundOf(lane)}`,
    reason: "cards.receipts.why.stocked",
    allowedBy: "autonomy",
    isOfMarketplace: true,
  };
  await inPartner(partnerId, async (db) => {
    await wantStock(partnerId, { productId, connectionId, receipt }, db);
    await enqueue(db, sendingDue.create({ partnerId, connectionId }));
  });
  await sendDue(partnerId, connectionId);
  kickOutbox();
}

function readLive(partnerId: string, laneId: string) {
  return getLane(partnerId, laneId).then(async (lane) => ({
    lane,
    listing: await inPartner(partnerId, (db) => findListing(partnerId, lane.productId, lane.connectionId, db)),
  }));
}

async function savePrice(partnerId: string, lane: Lane, listingId: string, { amountMinor, currency }: Money) {
  await inPartner(partnerId, async (db) => {
    await saveListingPrice(partnerId, listingId, { priceMinor: amountMinor, currency }, db);
    await updateLane(partnerId, lane.id, { priceMinor: amountMinor, currency }, db);
  });
  await announceLane(partnerId, lane.id);
}
