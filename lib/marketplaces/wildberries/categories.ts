import { z } from "zod";
import type { Category, CategoryAttribute } from "@/lib/marketplaces/types";
import {
  type Characteristic,
  characteristicTypes,
  fetchCharacteristics,
} from "@/lib/marketplaces/wildberries/characteristics";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { contentReply, throwIfError } from "@/lib/marketplaces/wildberries/content-reply";
import { directoryOf, fetchDirectory } from "@/lib/marketplaces/wildberries/directories";

/** There is no Uzbek at Wildberries: names come in Russian whatever the language asked for. */
const locale = "ru";
const pageSize = 1000;

const subjectsReply = contentReply(
  z.array(z.object({ subjectID: z.int(), subjectName: z.string(), parentName: z.string() })).nullable(),
);

/** Cards are made for subjects, all of them leaves, one level below the parent categories. */
export async function listCategories({ call, methods }: Client, query?: string): Promise<Category[]> {
  const categories: Category[] = [];
  for (;;) {
    const reply = await call(methods.subjects, {
      query: { locale, name: query || undefined, limit: pageSize, offset: categories.length },
      reply: subjectsReply,
    });
    throwIfError(reply);
    const subjects = reply.data ?? [];
    categories.push(
      ...subjects.map(({ subjectID, subjectName, parentName }) => ({
        externalId: String(subjectID),
        name: subjectName,
        path: [parentName, subjectName],
        isLeaf: true,
      })),
    );
    if (subjects.length < pageSize) return categories;
  }
}

/**
 * Clothes and shoes want a size, and a size is no characteristic: it has fields of its own in the card. Offered here
 * as two attributes more, which the card map knows again.
 */
export const sizeAttributes = { size: "techSize", russianSize: "wbSize" } as const;

const freeText = { type: "text", isRequired: false, isMany: false, unit: null, values: [] } as const;

export async function listAttributes(client: Client, subjectId: string): Promise<CategoryAttribute[]> {
  const characteristics = await fetchCharacteristics(client, subjectId, locale);
  const attributes = await Promise.all(characteristics.map((one) => toAttribute(client, one)));
  return [
    ...attributes,
    { ...freeText, values: [], externalId: sizeAttributes.size, name: "Размер (если товар размерный)" },
    { ...freeText, values: [], externalId: sizeAttributes.russianSize, name: "Российский размер" },
  ];
}

async function toAttribute(client: Client, characteristic: Characteristic): Promise<CategoryAttribute> {
  const isNumber = characteristic.charcType === characteristicTypes.number;
  const directory = isNumber ? null : directoryOf(characteristic.name);
  const values = directory && (await fetchDirectory(client, directory));
  return {
    externalId: String(characteristic.charcID),
    name: characteristic.name,
    // Without its values a closed list is typed by hand, and what it does not hold is refused with a reason.
    type: isNumber ? "number" : values ? "choice" : "text",
    isRequired: characteristic.required ?? false,
    // 0 stands for "no limit" (02-items.yaml).
    isMany: !isNumber && characteristic.maxCount !== 1,
    unit: characteristic.unitName || null,
    values: (values ?? []).map((text) => ({ externalId: text, text })),
  };
}
