import "server-only";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { publishToPartner } from "@/lib/realtime/publish";
import { writeReceipt } from "@/lib/receipts/write-receipt";
import { findStockToPush, listConnectionsOfProduct, saveStockComplaints } from "@/lib/stock/repository";

/** Where the product is on sale now. */
export function listStockConnections(partnerId: string, productId: string): Promise<string[]> {
  return inPartner(partnerId, (db) => listConnectionsOfProduct(partnerId, productId, db));
}

/**
 * Sends what buyers may still order: the value as it stands at this moment, never a difference (promise O1). What the
 * marketplace shows already is not sent again. Tells what was confirmed.
 */
export async function pushStock(partnerId: string, productId: string, connectionId: string): Promise<number> {
  const { marketplace, connection, shops } = await openMarketplace(partnerId, connectionId);
  if (!marketplace.can.has("set-stock")) return 0;
  try {
    // Read after the connection is open: the later, the truer.
    const { listings, quantity, version } = await inPartner(partnerId, (db) =>
      findStockToPush(partnerId, productId, connectionId, db),
    );
    let confirmed = 0;
    for (const shop of shops) {
      const own = listings.filter(({ shopId }) => shopId === shop.id);
      if (own.length === 0) continue;
      const shown = marketplace.can.has("read-stock") ? await marketplace.readStocks({ shop, listings: own }) : [];
      const before = new Map(shown.map((stock) => [stock.sku, stock.quantity]));
      const stocks = own.filter(({ sku }) => before.get(sku) !== quantity).map((listing) => ({ ...listing, quantity }));
      if (stocks.length === 0) continue;
      const outcomes = await marketplace.setStocks({ shop, stocks });
      if (outcomes.some(({ state }) => state === "unknown")) {
        throw new MarketplaceError("unavailable", { code: "unknown-outcome" });
      }
      await inPartner(partnerId, (db) => saveStockComplaints(partnerId, shop.id, outcomes, db));
      const set = outcomes.filter(({ state }) => state === "confirmed" || state === "accepted");
      confirmed += set.length;
      const [first] = set;
      if (first) await leaveReceipt({ partnerId, productId, quantity, version, before: before.get(first.sku) ?? null });
    }
    if (confirmed > 0) await publishToPartner(partnerId, { kind: "receipts.changed" });
    return confirmed;
  } catch (error) {
    await recordFailure(partnerId, connection.id, error);
    throw error;
  }
}

type Sent = { partnerId: string; productId: string; quantity: number; version: string; before: number | null };

/** One for a product and a state of its stock, whichever marketplace takes it first: four would be noise. */
function leaveReceipt({ partnerId, productId, quantity, version, before }: Sent) {
  return inPartner(partnerId, (db) =>
    writeReceipt(db, {
      partnerId,
      kind: "stock-set",
      productId,
      before: { stock: before },
      after: { stock: quantity },
      reason: { key: "orders.receipts.stockFollows" },
      allowedBy: "autonomy",
      causeKey: `stock-set/${productId}/${version}`,
    }),
  );
}
