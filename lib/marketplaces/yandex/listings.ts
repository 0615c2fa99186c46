import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, Listing, Page, Shop } from "@/lib/marketplaces/types";
import { webAddress } from "@/lib/marketplaces/web-address";
import { chunk } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { listingState } from "@/lib/marketplaces/yandex/listing-state";
import { readQuarantine } from "@/lib/marketplaces/yandex/quarantine";
import { pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";

/** Both lists take at most this many SKUs a call. */
const pageSize = 100;

const mappingsSchema = resultOf(
  z.object({
    offerMappings: z.array(
      z.object({
        offer: z
          .object({
            offerId: z.string(),
            name: z.string().nullish(),
            barcodes: z.array(z.string()).nullish(),
            pictures: z.array(z.string()).nullish(),
            cardStatus: z.string().nullish(),
            archived: z.boolean().nullish(),
            campaigns: z.array(z.object({ campaignId: z.number(), status: z.string() })).nullish(),
          })
          .nullish(),
        mapping: z.object({ marketSkuName: z.string().nullish() }).nullish(),
        showcaseUrls: z.array(z.object({ showcaseType: z.string(), showcaseUrl: z.string() })).nullish(),
      }),
    ),
    paging: pagingSchema,
  }),
);

type Mapping = z.infer<typeof mappingsSchema>["result"]["offerMappings"][number];

export async function listListings(
  client: Client,
  { shop, skus, cursor }: { shop: Shop; skus?: string[]; cursor?: string | null },
): Promise<Page<Listing>> {
  const { businessId } = await client.getCabinet();
  const request = { method: "getOfferMappings", params: { businessId }, reply: mappingsSchema } as const;
  if (!skus) {
    const query = { limit: pageSize, pageToken: cursor ?? undefined };
    const { result } = await client.call({ ...request, query, body: {} });
    const items = await toListings(client, shop, result.offerMappings);
    return { items, nextCursor: result.paging?.nextPageToken || null };
  }
  const items: Listing[] = [];
  for (const offerIds of chunk([...new Set(skus)], pageSize)) {
    const { result } = await client.call({ ...request, body: { offerIds } });
    items.push(...(await toListings(client, shop, result.offerMappings)));
  }
  return { items, nextCursor: null };
}

const remarkSchema = z.object({ message: z.string().nullish(), comment: z.string().nullish() });

const cardsSchema = resultOf(
  z.object({
    offerCards: z.array(
      z.object({
        offerId: z.string(),
        cardStatus: z.string().nullish(),
        errors: z.array(remarkSchema).nullish(),
      }),
    ),
  }),
);

async function toListings(client: Client, shop: Shop, mappings: Mapping[]): Promise<Listing[]> {
  const offerIds = mappings.flatMap(({ offer }) => offer?.offerId ?? []);
  if (offerIds.length === 0) return [];
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getOfferCardsContentStatus",
    params: { businessId },
    body: { offerIds },
    reply: cardsSchema,
  });
  const cards = new Map(result.offerCards.map((card) => [card.offerId, card]));
  const quarantine = await readQuarantineIfAllowed(client, shop, offerIds);
  return mappings.flatMap(({ offer, mapping, showcaseUrls }) => {
    if (!offer) return [];
    const card = cards.get(offer.offerId);
    const campaign = offer.campaigns?.find(({ campaignId }) => String(campaignId) === shop.externalId)?.status ?? null;
    const cardStatus = card?.cardStatus ?? offer.cardStatus ?? null;
    return {
      sku: offer.offerId,
      externalId: null,
      variantExternalId: null,
      state: offer.archived ? "hidden" : listingState(campaign, cardStatus),
      rawState: [campaign, cardStatus].filter(Boolean).join("/"),
      title: offer.name ?? mapping?.marketSkuName ?? "",
      barcodes: offer.barcodes ?? [],
      complaints: [...(card?.errors ?? []).map(complaintOf), ...(quarantine.get(offer.offerId) ?? [])],
      url: webAddress(showcaseUrls?.find(({ showcaseType }) => showcaseType === "B2C")?.showcaseUrl),
      pictureUrl: webAddress(offer.pictures?.[0]),
    };
  });
}

/** A key for cards alone may not read prices. */
async function readQuarantineIfAllowed(
  client: Client,
  shop: Shop,
  offerIds: string[],
): Promise<Map<string, Complaint[]>> {
  try {
    return await readQuarantine(client, shop, offerIds);
  } catch (error) {
    if (error instanceof MarketplaceError && error.code === "no-right") return new Map();
    throw error;
  }
}

/** The answer gives words alone, no code; these are the subjects that its words name. */
const subjects: [RegExp, Complaint["code"]][] = [
  [/категор/i, "category"],
  [/изображ|картин|фото/i, "picture"],
  [/штрихкод|баркод/i, "barcode"],
  [/назван|описан|текст/i, "text"],
  [/характеристик|параметр/i, "attribute"],
  [/цен[аыуе]/i, "price"],
];

export function complaintOf({ message, comment }: z.infer<typeof remarkSchema>): Complaint {
  const words = [message, comment].filter(Boolean).join(": ");
  return { code: subjects.find(([pattern]) => pattern.test(words))?.[1] ?? "other", field: null, words };
}
