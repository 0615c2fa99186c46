import "server-only";
import { stockChanged } from "@/inngest/events";
import { type Db, inPartner } from "@/lib/db/client";
import { changeEach } from "@/lib/orders/fill-pending";
import * as lines from "@/lib/orders/listing-lines";
import { settleStock } from "@/lib/orders/settle-stock";
import { enqueue } from "@/lib/outbox/enqueue";
import { lockFreeStock, moveStock } from "@/lib/stock/move-stock";

/** A listing has found its product: what was sold by it and not known gets the product's cost as it stands now. */
export async function linkListingLines(partnerId: string, listingId: string): Promise<number> {
  const found = await inPartner(partnerId, async (db) => {
    const listing = await lines.findListing(partnerId, listingId, db);
    if (!listing?.product) return null;
    const { product } = listing;
    return { listing, product, orderIds: await lines.listOrders(partnerId, listing, null, db) };
  });
  if (!found) return 0;
  const { listing, product, orderIds } = found;
  const moved = new Set<string>();
  const changed = await changeEach(partnerId, orderIds, async (orderId, db, orderedAt, state) => {
    await lines.fillLines(partnerId, { orderId, names: listing.names }, product, db);
    for (const id of await settleStock(db, { partnerId, orderId, state, orderedAt })) moved.add(id);
    return true;
  });
  // After the buyers of before have their reservations: what is sent then is really free.
  if (listing.linkedBy === "PARTNER") moved.add(product.id);
  const news = [...moved].map((productId) => stockChanged.create({ partnerId, productId }));
  await inPartner(partnerId, (db) => enqueue(db, ...news));
  return changed;
}

/** Units that buyers have ordered by this listing and that still lie on the shelf: free stock is without them. */
export async function countOpenUnits(db: Db, partnerId: string, listingId: string): Promise<number> {
  const listing = await lines.findListing(partnerId, listingId, db);
  return listing ? lines.sumOpenUnits(partnerId, listing, db) : 0;
}

/** The link was a mistake: cost and stock that those lines took are given back, as if it had never been. */
export async function letGoLines(partnerId: string, listingId: string, productId: string): Promise<number> {
  const found = await inPartner(partnerId, async (db) => {
    const listing = await lines.findListing(partnerId, listingId, db);
    // Linked again meanwhile: there is nothing to take back.
    if (!listing || listing.product?.id === productId) return null;
    return { listing, orderIds: await lines.listOrders(partnerId, listing, productId, db) };
  });
  if (!found) return 0;
  const { listing, orderIds } = found;
  const changed = await changeEach(partnerId, orderIds, async (orderId, db) => {
    await giveBackStock(db, partnerId, { orderId, productId, names: listing.names });
    return true;
  });
  await inPartner(partnerId, (db) => enqueue(db, stockChanged.create({ partnerId, productId })));
  return changed;
}

async function giveBackStock(db: Db, partnerId: string, sold: { orderId: string; productId: string; names: string[] }) {
  const { productId } = sold;
  await lockFreeStock(db, partnerId, [productId]);
  const held = await lines.listLines(partnerId, sold, db);
  const movements = held.flatMap(({ id, reserved, shipped, movements: count }) => [
    ...(reserved > 0
      ? [{ productId, kind: "RELEASE" as const, onHand: 0, reserved: -reserved, causeKey: causeOf(id, count + 1) }]
      : []),
    ...(shipped > 0
      ? [{ productId, kind: "CORRECTION" as const, onHand: shipped, reserved: 0, causeKey: causeOf(id, count + 2) }]
      : []),
  ]);
  await moveStock(db, partnerId, movements);
  for (const { id } of held) await lines.forgetProduct(partnerId, id, db);
}

const causeOf = (lineId: string, number: number) => `order-line/${lineId}/let-go/${number}`;
