import "server-only";
import { type OpenConnection, openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure } from "@/lib/connections/record-failure";
import { type Db, inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { syncOrders } from "@/lib/orders/sync-orders";
import { publishToPartner } from "@/lib/realtime/publish";
import { writeReceipt } from "@/lib/receipts/write-receipt";
import { findStockToPush, listConnectionsOfProduct, saveStockComplaints } from "@/lib/stock/repository";

/** Where the product is on sale now. */
export function listStockConnections(partnerId: string, productId: string): Promise<string[]> {
  return inPartner(partnerId, (db) => listConnectionsOfProduct(partnerId, productId, db));
}

/**
 * Sends what buyers may still order: the value as it stands at this moment, never a difference (promise O1). What the
 * marketplace shows already is not sent again. Tells how many listings took it.
 */
export async function pushStock(partnerId: string, productId: string, connectionId: string): Promise<number> {
  const open = await openMarketplace(partnerId, connectionId);
  if (!open.marketplace.can.has("set-stock")) return 0;
  try {
    const place = { partnerId, productId, connectionId };
    const shown = await readShown(open, place);
    const { quantity } = await read(place);
    // It shows less than we would send: perhaps it has sold what we did not read yet, and we would sell it again.
    if ([...shown.values()].some((one) => one < quantity)) await syncOrders(partnerId, connectionId);
    const confirmed = await sendToShops(open, place, shown);
    if (confirmed > 0) await publishToPartner(partnerId, { kind: "receipts.changed" });
    return confirmed;
  } catch (error) {
    await recordFailure(partnerId, connectionId, error);
    throw error;
  }
}

type Place = { partnerId: string; productId: string; connectionId: string };
/** By shop and SKU. */
type Shown = Map<string, number>;

const read = ({ partnerId, productId, connectionId }: Place) =>
  inPartner(partnerId, (db) => findStockToPush(partnerId, productId, connectionId, db));

async function readShown({ marketplace, shops }: OpenConnection, place: Place): Promise<Shown> {
  const { listings } = await read(place);
  const shown: Shown = new Map();
  for (const shop of shops) {
    const own = listings.filter(({ shopId }) => shopId === shop.id);
    if (own.length === 0 || !marketplace.can.has("read-stock")) continue;
    for (const { sku, quantity } of await marketplace.readStocks({ shop, listings: own })) {
      shown.set(`${shop.id} ${sku}`, quantity);
    }
  }
  return shown;
}

async function sendToShops({ marketplace, shops }: OpenConnection, place: Place, shown: Shown): Promise<number> {
  const { listings, quantity, version } = await read(place);
  let confirmed = 0;
  for (const shop of shops) {
    const stocks = listings
      .filter(({ shopId, sku }) => shopId === shop.id && shown.get(`${shop.id} ${sku}`) !== quantity)
      .map((listing) => ({ ...listing, quantity }));
    if (stocks.length === 0) continue;
    const outcomes = await marketplace.setStocks({ shop, stocks });
    if (outcomes.some(({ state }) => state === "unknown")) {
      throw new MarketplaceError("unavailable", { code: "unknown-outcome" });
    }
    const taken = outcomes.filter(({ state }) => state === "confirmed" || state === "accepted");
    const before = shown.get(`${shop.id} ${taken[0]?.sku}`) ?? null;
    await inPartner(place.partnerId, async (db) => {
      await saveStockComplaints(place.partnerId, shop.id, outcomes, db);
      if (taken.length > 0) await leaveReceipt(db, { ...place, quantity, version, before });
    });
    confirmed += taken.length;
  }
  return confirmed;
}

type Sent = Place & { quantity: number; version: string; before: number | null };

/** One for a product and a state of its stock, whichever marketplace takes it first: four would be noise. */
function leaveReceipt(db: Db, { partnerId, productId, quantity, version, before }: Sent) {
  return writeReceipt(db, {
    partnerId,
    kind: "stock-set",
    productId,
    before: { stock: before },
    after: { stock: quantity },
    reason: { key: "orders.receipts.stockFollows" },
    allowedBy: "autonomy",
    causeKey: `stock-set/${productId}/${version}`,
  });
}
