import type { ItemOutcome, ListingRef } from "@/lib/marketplaces/types";
import { attempt } from "@/lib/marketplaces/wildberries/attempt";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { findMissingIds } from "@/lib/marketplaces/wildberries/listing-refs";
import { savePictures } from "@/lib/marketplaces/wildberries/media";

type Input = { listing: ListingRef; pictureUrls: string[] };

/** Taken over by Wildberries a little later; one bad picture and none is taken, though the answer was good. */
export async function setPictures(client: Client, { listing, pictureUrls }: Input): Promise<ItemOutcome> {
  const { sku } = listing;
  // An empty list would take the card off sale.
  if (pictureUrls.length === 0) return refuse(sku, complain("no pictures", "picture"));
  const [named] = await findMissingIds(client, [listing]);
  const number = named?.externalId;
  if (!number) return refuse(sku, complain("no nmID: the card is not there yet", "picture"));
  const save = async () => {
    await savePictures(client, Number(number), pictureUrls);
    return outcome(sku, "accepted");
  };
  return attempt(save, {
    lost: () => outcome(sku, "unknown"),
    refused: (reason) => refuse(sku, reason),
    code: "picture",
  });
}
