import "server-only";
import { announceLane, getLane, roundOf } from "@/lib/cards/lane-progress";
import { findListing, type Lane, saveListingPrice, updateLane } from "@/lib/cards/repository";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { type Db, inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome } from "@/lib/marketplaces/types";
import { type Money, money } from "@/lib/money";
import { publishToPartner } from "@/lib/realtime/publish";
import { writeReceipt } from "@/lib/receipts/write-receipt";

/** The price of a card that has just gone live. One that the seller typed into the cabinet is read, not overwritten. */
export async function settleLanePrice(partnerId: string, laneId: string): Promise<void> {
  const { lane, listing } = await readLive(partnerId, laneId);
  if (!listing || lane.priceMinor === null || !lane.currency) return;
  const { marketplace, shops, shop: first } = await openMarketplace(partnerId, lane.connectionId);
  const shop = shops.find(({ id }) => id === listing.shopId) ?? first;
  if (!marketplace.can.has("publish-card")) {
    const [read] = await marketplace.readPrices({ shop, listings: [listing] });
    if (read) await savePrice(partnerId, lane, listing.id, read.price);
    return;
  }
  const price = money(lane.priceMinor, lane.currency);
  const [outcome] = await marketplace.setPrices({ shop, prices: [{ ...listing, price }] });
  await finish(partnerId, lane, outcome, async () => undefined);
}

/** What buyers may still order, as it stands now. */
export async function settleLaneStock(partnerId: string, laneId: string): Promise<void> {
  const { lane, listing } = await readLive(partnerId, laneId);
  if (!listing) return;
  const { marketplace, shops, shop: first } = await openMarketplace(partnerId, lane.connectionId);
  if (!marketplace.can.has("set-stock")) return;
  const shop = shops.find(({ id }) => id === listing.shopId) ?? first;
  const quantity = Math.max(0, (lane.product.balance?.onHand ?? 0) - (lane.product.balance?.reserved ?? 0));
  const [outcome] = await marketplace.setStocks({ shop, stocks: [{ ...listing, quantity }] });
  await finish(partnerId, lane, outcome, (db) =>
    writeReceipt(db, {
      partnerId,
      kind: "stock-set",
      marketplace: lane.connection.marketplace,
      productId: lane.productId,
      before: { stock: null },
      after: { stock: quantity },
      reason: { key: "cards.receipts.why.stocked" },
      evidence: { stock: quantity },
      allowedBy: "autonomy",
      causeKey: `stock-set/${roundOf(lane)}`,
    }),
  );
}

function readLive(partnerId: string, laneId: string) {
  return getLane(partnerId, laneId).then(async (lane) => ({
    lane,
    listing: await inPartner(partnerId, (db) => findListing(partnerId, lane.productId, lane.connectionId, db)),
  }));
}

/** A refusal stands beside the live card in the marketplace's own words; a lost reply is tried again. */
async function finish(
  partnerId: string,
  lane: Lane,
  outcome: ItemOutcome | undefined,
  leaveReceipt: (db: Db) => Promise<unknown>,
): Promise<void> {
  if (!outcome || outcome.state === "unknown") throw new MarketplaceError("unavailable", { code: "unknown-outcome" });
  await inPartner(partnerId, async (db) => {
    if (outcome.state === "rejected") {
      await updateLane(partnerId, lane.id, { complaints: outcome.reason ? [outcome.reason] : [] }, db);
    } else await leaveReceipt(db);
  });
  await announceLane(partnerId, lane.id);
  await publishToPartner(partnerId, { kind: "receipts.changed" });
}

async function savePrice(partnerId: string, lane: Lane, listingId: string, { amountMinor, currency }: Money) {
  await inPartner(partnerId, async (db) => {
    await saveListingPrice(partnerId, listingId, { priceMinor: amountMinor, currency }, db);
    await updateLane(partnerId, lane.id, { priceMinor: amountMinor, currency }, db);
  });
  await announceLane(partnerId, lane.id);
}
