import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { complaintFromError, isWarning, wireItemError } from "@/lib/marketplaces/ozon/complaints";
import { readImports } from "@/lib/marketplaces/ozon/imports";
import { toListingState, toRawState } from "@/lib/marketplaces/ozon/listing-state";
import { readPictureErrors, readPicturesTask } from "@/lib/marketplaces/ozon/picture-errors";
import { wireAll, wireId, wireList, wireOptionalId, wireText } from "@/lib/marketplaces/ozon/wire";
import type { Complaint, Listing, ListingRef, Page } from "@/lib/marketplaces/types";
import { webAddress } from "@/lib/marketplaces/web-address";

const wireStatuses = z
  .object({ status: wireText, status_failed: wireText, moderate_status: wireText, validation_status: wireText })
  .nullish()
  .transform((statuses) => statuses ?? { status: "", status_failed: "", moderate_status: "", validation_status: "" });

const wireProduct = z.object({
  id: wireId,
  offer_id: z.string(),
  sku: wireOptionalId,
  name: wireText,
  barcodes: wireList(z.string()),
  images: wireList(z.string()),
  primary_image: wireList(z.string()),
  is_archived: z.boolean().nullish(),
  is_autoarchived: z.boolean().nullish(),
  errors: wireList(wireItemError),
  statuses: wireStatuses,
});
const infoReply = z.object({ items: wireAll(wireProduct) });

const listReply = z.object({
  result: z.object({ items: wireAll(z.object({ product_id: wireId })), last_id: wireText }),
});

/** Both methods take 1000; smaller pages keep one answer (some 5 KB a product) within a few megabytes. */
const pageSize = 500;

type Input = { skus?: string[]; tasks?: string[]; cursor?: string | null };

export async function listListings(client: OzonClient, { skus, tasks = [], cursor }: Input): Promise<Page<Listing>> {
  if (!skus && tasks.length === 0) return listCatalogue(client, cursor ?? "");
  const pictured = tasks.flatMap((task) => readPicturesTask(task) ?? []);
  const imports = await readImports(
    client,
    tasks.filter((task) => readPicturesTask(task) === null),
  );
  const faults = await readPictureFaults(client, pictured);
  const wanted = skus ?? [...imports.keys(), ...faults.keys()];
  const items: Listing[] = [];
  for (const batch of inBatches([...new Set(wanted)], pageSize)) {
    const found = new Map((await readInfo(client, { offer_id: batch })).map((listing) => [listing.sku, listing]));
    for (const sku of batch) {
      const [listing, imported] = [found.get(sku), imports.get(sku)];
      // The import's verdict is about the newest card; the product may still show the one before it.
      if (listing && imported?.state === "rejected") {
        items.push({ ...listing, state: "rejected", complaints: imported.complaints, rawState: imported.rawState });
      } else if (listing ?? imported) items.push((listing ?? imported) as Listing);
    }
  }
  return { items: items.map((one) => withFaults(one, faults.get(one.sku))), nextCursor: null };
}

const withFaults = (listing: Listing, faults: Complaint[] = []): Listing =>
  faults.length === 0 ? listing : { ...listing, complaints: [...listing.complaints, ...faults] };

/** What became of pictures that were set, by the seller's code. */
async function readPictureFaults(client: OzonClient, productIds: string[]): Promise<Map<string, Complaint[]>> {
  const faults = new Map<string, Complaint[]>();
  for (const batch of inBatches([...new Set(productIds)], pageSize)) {
    const [errors, listings] = [await readPictureErrors(client, batch), await readInfo(client, { product_id: batch })];
    for (const { sku, externalId } of listings) faults.set(sku, errors.get(externalId ?? "") ?? []);
  }
  return faults;
}

async function listCatalogue(client: OzonClient, lastId: string): Promise<Page<Listing>> {
  const body = { filter: { visibility: "ALL" }, last_id: lastId, limit: pageSize };
  const { result } = await client.post("productList", body, listReply);
  if (result.items.length === 0) return { items: [], nextCursor: null };
  const items = await readInfo(client, { product_id: result.items.map(({ product_id }) => product_id) });
  return { items, nextCursor: result.items.length < pageSize ? null : result.last_id || null };
}

type InfoFilter = { offer_id: string[] } | { product_id: string[] } | { sku: string[] };

async function readInfo(client: OzonClient, filter: InfoFilter): Promise<Listing[]> {
  return (await client.post("productInfo", filter, infoReply)).items.map(toListing);
}

/** Ozon's `product_id`s by the seller's code; what Ozon does not know is absent. */
export async function readProductIds(client: OzonClient, skus: string[]): Promise<Map<string, string>> {
  const listings: Listing[] = [];
  for (const batch of inBatches(skus, pageSize)) listings.push(...(await readInfo(client, { offer_id: batch })));
  return new Map(listings.flatMap(({ sku, externalId }) => (externalId ? [[sku, externalId] as const] : [])));
}

/** Listings by Ozon's SKU, as chats, questions and reviews name them. */
export async function readListingRefs(client: OzonClient, ozonSkus: string[]): Promise<Map<string, ListingRef>> {
  const refs = new Map<string, ListingRef>();
  for (const batch of inBatches([...new Set(ozonSkus)], pageSize)) {
    for (const { sku, externalId, variantExternalId } of await readInfo(client, { sku: batch })) {
      if (variantExternalId) refs.set(variantExternalId, { sku, externalId, variantExternalId });
    }
  }
  return refs;
}

export function toListing(product: z.infer<typeof wireProduct>): Listing {
  const complaints = product.errors.map(complaintFromError);
  return {
    sku: product.offer_id,
    externalId: product.id,
    variantExternalId: product.sku,
    state: toListingState({
      statuses: product.statuses,
      isArchived: product.is_archived === true || product.is_autoarchived === true,
      hasErrors: product.errors.some((error) => !isWarning(error)),
    }),
    rawState: toRawState(product.statuses),
    title: product.name,
    barcodes: product.barcodes,
    complaints,
    url: product.sku && `https://www.ozon.ru/context/detail/id/${product.sku}`,
    pictureUrl: webAddress(product.primary_image[0] ?? product.images[0]),
  };
}
