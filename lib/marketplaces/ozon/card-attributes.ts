import {
  annotationId,
  brandIds,
  findValue,
  modelNameId,
  readAttributes,
  type WireAttribute,
} from "@/lib/marketplaces/ozon/attributes";
import type { CategoryKey } from "@/lib/marketplaces/ozon/categories";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import type { CardDraft, Complaint } from "@/lib/marketplaces/types";

export type SentAttribute = { id: number; complex_id: 0; values: { dictionary_value_id?: number; value: string }[] };

/** Ozon's own entry for goods without a brand; the attribute's description asks for it. */
const noBrand = "Нет бренда";

type AttributeFiller = {
  fill(card: CardDraft, category: CategoryKey): Promise<{ attributes: SentAttribute[]; notice: Complaint | null }>;
};

/**
 * Turns a card into Ozon's attributes: the seller's and the writer's, then brand, description and model, which Ozon
 * keeps as attributes too. Texts of a dictionary get the id of their entry. What was looked up for one card serves
 * the next ones of the same call.
 */
export function createAttributeFiller(client: OzonClient): AttributeFiller {
  const known = new Map<string, Promise<WireAttribute[]>>();
  const found = new Map<string, ReturnType<typeof findValue>>();

  const lookUp = (category: CategoryKey, attributeId: number, text: string) =>
    remember(found, `${category.description_category_id}:${category.type_id}:${attributeId}:${text}`, () =>
      findValue(client, category, attributeId, text),
    );

  async function toValue(category: CategoryKey, attribute: WireAttribute, text: string, externalId?: string) {
    if (!attribute.dictionary_id) return { value: text };
    if (externalId && /^\d{1,15}$/.test(externalId)) return { dictionary_value_id: Number(externalId), value: text };
    const entry = await lookUp(category, attribute.id, text);
    return entry ? { dictionary_value_id: entry.id, value: entry.value } : { value: text };
  }

  async function toBrand(category: CategoryKey, attribute: WireAttribute, brand: string) {
    const value = await toValue(category, attribute, brand || noBrand);
    if (!attribute.dictionary_id || value.dictionary_value_id) return { value, isUnknown: false };
    return { value: await toValue(category, attribute, noBrand), isUnknown: true };
  }

  return {
    async fill(card, category) {
      const key = `${category.description_category_id}:${category.type_id}`;
      const offered = await remember(known, key, () => readAttributes(client, category));
      const byId = new Map(offered.map((attribute) => [attribute.id, attribute]));
      const attributes: SentAttribute[] = [];
      const add = (id: number, values: SentAttribute["values"]) => attributes.push({ id, complex_id: 0, values });

      for (const { externalId, values } of card.attributes) {
        const attribute = byId.get(Number(externalId));
        if (!attribute || values.length === 0) continue;
        const sent = await Promise.all(
          values.map((value) => toValue(category, attribute, value.text, value.externalId)),
        );
        add(attribute.id, sent);
      }

      const isOpen = (id: number) => byId.has(id) && !attributes.some((attribute) => attribute.id === id);
      const description = (card.texts.ru ?? card.texts.uz)?.description;
      if (description && isOpen(annotationId)) add(annotationId, [{ value: description }]);
      // Equal model names merge cards, so a card of its own gets a name of its own.
      if (isOpen(modelNameId)) add(modelNameId, [{ value: card.sku }]);
      let notice: Complaint | null = null;
      const brandId = brandIds.find(isOpen);
      const brandAttribute = brandId === undefined ? undefined : byId.get(brandId);
      if (brandAttribute) {
        const { value, isUnknown } = await toBrand(category, brandAttribute, card.brand.trim());
        add(brandAttribute.id, [value]);
        if (isUnknown) notice = unknownBrand(brandAttribute.id, card.brand.trim());
      }
      return { attributes, notice };
    },
  };
}

/** The seller registers a brand in the cabinet; until then Ozon takes the card without one. */
function unknownBrand(attributeId: number, brand: string): Complaint {
  return { code: "attribute", field: String(attributeId), words: `«${brand}» → «${noBrand}»` };
}

function remember<T>(memory: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const promise = memory.get(key) ?? make();
  memory.set(key, promise);
  return promise;
}
