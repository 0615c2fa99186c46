import "server-only";
import { fetchPicture } from "@/lib/catalog/fetch-picture";
import { linkCertain } from "@/lib/catalog/import-links";
import { listLinkableTo } from "@/lib/catalog/import-repository";
import { setProduct } from "@/lib/catalog/link-listing";
import { findOpenListing } from "@/lib/catalog/link-repository";
import { savePhoto } from "@/lib/catalog/photos";
import { isTradeNumber } from "@/lib/catalog/read-numbers";
import { createProduct, isSkuTaken } from "@/lib/catalog/repository";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { countOpenUnits } from "@/lib/orders/link-listing";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { publishToPartner } from "@/lib/realtime/publish";
import { receiveStock } from "@/lib/stock/receive-stock";

type NewProduct = { listingId: string; costMinor: bigint };

/**
 * Makes a listing that was there before us a product: its name, code, barcode and picture, and as many on the shelf as
 * the marketplace shows. The same goods at the other marketplaces find it at once. No card is written: it has one.
 */
export async function makeProductOfListing(
  partnerId: string,
  { listingId, costMinor }: NewProduct,
): Promise<{ productId: string; linked: number }> {
  const known = await inPartner(partnerId, (db) => findOpenListing(partnerId, listingId, db));
  const picture = known?.pictureUrl && !known.productId ? await fetchPicture(known.pictureUrl) : null;
  const made = await inPartner(partnerId, async (db) => {
    const listing = await findOpenListing(partnerId, listingId, db);
    if (!listing) throw new AppError("not-found", "catalog.listingGone");
    if (listing.productId) throw new AppError("conflict", "catalog.listingLinked");
    const { sku, title, stock } = listing;
    if (await isSkuTaken(partnerId, sku, db)) throw new AppError("conflict", "catalog.skuExists");
    const barcode = listing.barcodes.find(isTradeNumber) ?? null;
    const photo = picture && (await savePhoto(partnerId, picture, db));
    const named = { sku, name: title || sku, barcode, costMinor, ...(photo && { photoId: photo.id }) };
    const { id: productId } = await createProduct(partnerId, named, db);
    // The marketplace shows what is free; what buyers wait for lies on the shelf too.
    const quantity = (stock ?? 0) + (await countOpenUnits(db, partnerId, listingId));
    await receiveStock(db, { partnerId, productId, quantity, causeKey: `listing/${listingId}` });
    await setProduct(partnerId, { listingId, productId }, db);
    const linked = await linkCertain(partnerId, await listLinkableTo(partnerId, { sku, barcode }, db), db);
    return { productId, linked };
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new AppError("conflict", "catalog.skuExists", { cause: error }) : error;
  });
  kickOutbox();
  await publishToPartner(partnerId, { kind: "connections.changed" }, { kind: "products.changed", id: made.productId });
  return made;
}
