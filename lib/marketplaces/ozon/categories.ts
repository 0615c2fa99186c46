import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireList, wireOptionalId, wireText } from "@/lib/marketplaces/ozon/wire";
import type { Category } from "@/lib/marketplaces/types";

type WireNode = {
  description_category_id: string | null;
  category_name: string;
  type_id: string | null;
  type_name: string;
  disabled?: boolean | null | undefined;
  children: WireNode[];
};

const wireNode: z.ZodType<WireNode> = z.lazy(() =>
  z.object({
    description_category_id: wireOptionalId,
    category_name: wireText,
    type_id: wireOptionalId,
    type_name: wireText,
    disabled: z.boolean().nullish(),
    children: wireList(wireNode),
  }),
);
const treeReply = z.object({ result: z.array(wireNode) });

/**
 * A product hangs on a category and a type in it, so a leaf's id is "category:type". Ozon has no Uzbek;
 * Russian is its default language.
 */
export async function listCategories(client: OzonClient, query: string | undefined): Promise<Category[]> {
  const { result } = await client.post("categoryTree", { language: "RU" }, treeReply);
  const words = query?.trim().toLowerCase();
  const all = result.flatMap((node) => flatten(node, null, []));
  return words ? all.filter(({ path }) => path.join(" / ").toLowerCase().includes(words)) : all;
}

export function flatten(node: WireNode, categoryId: string | null, above: string[]): Category[] {
  if (node.disabled) return [];
  const isLeaf = node.type_id !== null;
  const ownCategory = node.description_category_id ?? categoryId;
  if (ownCategory === null) return [];
  const name = isLeaf ? node.type_name : node.category_name;
  const path = [...above, name];
  const externalId = isLeaf ? `${ownCategory}:${node.type_id}` : ownCategory;
  return [{ externalId, name, path, isLeaf }, ...node.children.flatMap((child) => flatten(child, ownCategory, path))];
}

export type CategoryKey = { description_category_id: number; type_id: number };

/** Null when the id is not that of a leaf. */
export function parseCategoryId(externalId: string): CategoryKey | null {
  const match = /^(\d{1,15}):(\d{1,15})$/.exec(externalId);
  return match ? { description_category_id: Number(match[1]), type_id: Number(match[2]) } : null;
}

export function requireCategoryId(externalId: string): CategoryKey {
  const key = parseCategoryId(externalId);
  if (!key) throw new MarketplaceError("rejected", { code: "category", words: externalId });
  return key;
}
