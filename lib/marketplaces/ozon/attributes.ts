import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import { type CategoryKey, requireCategoryId } from "@/lib/marketplaces/ozon/categories";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireText } from "@/lib/marketplaces/ozon/wire";
import type { CategoryAttribute } from "@/lib/marketplaces/types";

/** Attributes that a card's own fields fill, by Ozon's fixed ids: title apart, Ozon keeps these as attributes. */
export const annotationId = 4191;
export const modelNameId = 9048;
/** Brand in general, and in clothes and shoes. */
export const brandIds: readonly number[] = [85, 31];
/** "Type": may be left out when `type_id` is sent. */
const typeId = 8229;
const filledByCard = new Set([annotationId, modelNameId, typeId, ...brandIds]);

const wireAttribute = z.object({
  id: z.number().int(),
  name: wireText,
  type: wireText,
  is_required: z.boolean().nullish(),
  is_collection: z.boolean().nullish(),
  dictionary_id: z.number().nullish(),
});
export type WireAttribute = z.infer<typeof wireAttribute>;
const attributesReply = z.object({ result: z.array(wireAttribute) });

const wireValue = z.object({ id: z.number().int(), value: wireText });
const valuesReply = z.object({ result: wireAll(wireValue) });

export async function readAttributes(client: OzonClient, category: CategoryKey): Promise<WireAttribute[]> {
  const { result } = await client.post("attributes", { ...category, language: "RU" }, attributesReply);
  return result;
}

/** What the seller or the card writer still has to fill; brand, description, model and type come from the card. */
export async function listAttributes(client: OzonClient, categoryExternalId: string): Promise<CategoryAttribute[]> {
  const category = requireCategoryId(categoryExternalId);
  const open = (await readAttributes(client, category)).filter(({ id }) => !filledByCard.has(id));
  const listed: CategoryAttribute[] = [];
  for (const batch of inBatches(open, 4)) {
    listed.push(
      ...(await Promise.all(batch.map(async (one) => toAttribute(one, await firstValues(client, category, one))))),
    );
  }
  return listed;
}

async function firstValues(client: OzonClient, category: CategoryKey, { id, dictionary_id }: WireAttribute) {
  if (!dictionary_id) return [];
  const body = { ...category, attribute_id: id, language: "RU", limit: 100 };
  return (await client.post("attributeValues", body, valuesReply)).result;
}

export function toAttribute(attribute: WireAttribute, values: z.infer<typeof wireValue>[]): CategoryAttribute {
  return {
    externalId: String(attribute.id),
    name: attribute.name,
    type: attribute.dictionary_id ? "choice" : toType(attribute.type),
    isRequired: attribute.is_required === true,
    isMany: attribute.is_collection === true,
    unit: null,
    values: values.map(({ id, value }) => ({ externalId: String(id), text: value })),
  };
}

function toType(type: string): CategoryAttribute["type"] {
  if (/^(integer|decimal|number|double)$/i.test(type)) return "number";
  return /^boolean$/i.test(type) ? "boolean" : "text";
}

/** The dictionary's entry with exactly this text, letter case aside; Ozon searches from two characters on. */
export async function findValue(client: OzonClient, category: CategoryKey, attributeId: number, text: string) {
  const wanted = text.trim();
  if (wanted.length < 2) return null;
  const body = { ...category, attribute_id: attributeId, limit: 100, value: wanted };
  const { result } = await client.post("attributeValuesSearch", body, valuesReply);
  return result.find(({ value }) => value.toLowerCase() === wanted.toLowerCase()) ?? null;
}
