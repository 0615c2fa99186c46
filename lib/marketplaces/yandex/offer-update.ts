import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";

const itemErrorSchema = z.object({
  type: z.string(),
  parameterId: z.number().nullish(),
  message: z.string().nullish(),
});

const updateSchema = z.object({
  status: z.string(),
  results: z.array(z.object({ offerId: z.string(), errors: z.array(itemErrorSchema).nullish() })).nullish(),
});

/**
 * Sends offers; fields that are left out stay as they are. Returns why single offers were refused: then nothing of the
 * call was applied. Warnings stop nothing.
 */
export async function updateOffers(
  client: Client,
  language: "RU" | "UZ",
  offers: object[],
): Promise<Map<string, Complaint>> {
  const { businessId } = await client.getCabinet();
  const reply = await client.call({
    method: "updateOfferMappings",
    params: { businessId },
    query: { language },
    items: offers.length,
    body: { offerMappings: offers.map((offer) => ({ offer })) },
    reply: updateSchema,
  });
  const refused = new Map(
    (reply.results ?? []).flatMap(({ offerId, errors }) => (errors?.[0] ? [[offerId, complaintOf(errors[0])]] : [])),
  );
  if (refused.size === 0 && reply.status !== "OK") throw new MarketplaceError("rejected", { code: reply.status });
  return refused;
}

const codes: Record<string, Complaint["code"]> = {
  UNKNOWN_CATEGORY: "category",
  INVALID_CATEGORY: "category",
  EMPTY_MARKET_CATEGORY: "category",
  UNKNOWN_PARAMETER: "attribute",
  UNEXPECTED_BOOLEAN_VALUE: "attribute",
  NUMBER_FORMAT: "attribute",
  INVALID_UNIT_ID: "attribute",
  INVALID_PICKER_URL: "picture",
};

function complaintOf({ type, parameterId, message }: z.infer<typeof itemErrorSchema>): Complaint {
  return { code: codes[type] ?? "other", field: parameterId ? String(parameterId) : null, words: message ?? type };
}
