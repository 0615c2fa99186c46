import "server-only";
import type { Db } from "@/lib/db/client";
import type { Complaint } from "@/lib/marketplaces/types";
import type { Currency } from "@/lib/money";

/** A refused value stands beside the listing and its lane in the marketplace's own words, item by item (promise O6). */
export async function saveComplaints(partnerId: string, listingId: string, complaints: Complaint[], db: Db) {
  const listing = await db.listing.update({
    where: { partnerId_id: { partnerId, id: listingId } },
    data: { complaints },
    select: { productId: true, connectionId: true },
  });
  const { productId, connectionId } = listing;
  if (!productId) return;
  await db.cardLane.updateMany({ where: { partnerId, productId, connectionId, state: "LIVE" }, data: { complaints } });
}

/** What buyers see by now. A lane whose arithmetic led to another price shows no arithmetic. */
export async function saveShownPrice(
  partnerId: string,
  listingId: string,
  price: { priceMinor: bigint; currency: Currency },
  db: Db,
) {
  const listing = await db.listing.update({
    where: { partnerId_id: { partnerId, id: listingId } },
    data: price,
    select: { productId: true, connectionId: true },
  });
  const { productId, connectionId } = listing;
  if (!productId) return;
  await db.cardLane.updateMany({
    where: { partnerId, productId, connectionId, OR: [{ priceMinor: null }, { NOT: price }] },
    data: { ...price, priceSteps: [] },
  });
}
