import "server-only";
import { listingLinked } from "@/inngest/events";
import * as listings from "@/lib/catalog/import-repository";
import { findCertainLinks, placeOf } from "@/lib/catalog/link-rules";
import type { Db } from "@/lib/db/client";
import { enqueue } from "@/lib/outbox/enqueue";

type Linkable = Awaited<ReturnType<typeof listings.listLinkable>>;

/** Links what needs no question, and lets the orders know. Tells how many. */
export async function linkCertain(partnerId: string, open: Linkable, db: Db): Promise<number> {
  if (open.length === 0) return 0;
  const names = { skus: open.map(({ sku }) => sku), barcodes: open.flatMap(({ barcodes }) => barcodes) };
  const products = await listings.listProductsFor(partnerId, names, db);
  const ids = products.map(({ id }) => id);
  const sold = await listings.listSoldInShops(partnerId, ids, db);
  const links = findCertainLinks(
    open,
    products,
    new Set(sold.map(({ shopId, productId }) => placeOf(shopId, productId ?? ""))),
  );
  if (links.length === 0) return 0;
  await listings.saveLinks(partnerId, links, db);
  await enqueue(db, ...links.map(({ listingId }) => listingLinked.create({ partnerId, listingId })));
  return links.length;
}
