import "server-only";
import { inPartner } from "@/lib/db/client";
import * as rows from "@/lib/search/repository";
import { makeSearchKey } from "@/lib/search/search-key";

/** About a third of a second's work. */
const pageSize = 1_000;

/** Gives a page of rows that have none their key; tells how many it were. What another did meanwhile is left. */
export function foldRows(partnerId: string): Promise<number> {
  return inPartner(partnerId, async (db) => {
    const products = await rows.listUnfoldedProducts(partnerId, pageSize, db);
    const listings = await rows.listUnfoldedListings(partnerId, pageSize, db);
    await rows.saveProductKeys(partnerId, products.map(foldRow), db);
    await rows.saveListingKeys(partnerId, listings.map(foldRow), db);
    return products.length + listings.length;
  });
}

const foldRow = ({ id, sku, names, barcodes }: rows.Unfolded) => ({
  id,
  foldKey: makeSearchKey({ names, codes: [sku, ...barcodes] }),
});
