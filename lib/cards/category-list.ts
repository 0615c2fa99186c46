import "server-only";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Category, MarketplaceId } from "@/lib/marketplaces/types";

/** Trees change rarely, and Yandex gives its own 50 times an hour for a whole cabinet. */
const keptMs = 6 * 3_600_000;

const kept = new Map<MarketplaceId, { at: number; categories: Promise<Category[]> }>();

/** The marketplace's whole tree, the same for every seller: read once in a while. */
export async function listKnownCategories(marketplace: Marketplace): Promise<Category[]> {
  const known = kept.get(marketplace.id);
  if (known && Date.now() - known.at < keptMs) return known.categories;
  const categories = marketplace.listCategories({ language: "ru" });
  kept.set(marketplace.id, { at: Date.now(), categories });
  categories.catch(() => kept.delete(marketplace.id));
  return categories;
}
