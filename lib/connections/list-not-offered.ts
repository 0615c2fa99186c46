import "server-only";
import { connectTo } from "@/lib/connections/open-marketplace";
import { type Capability, capabilities, type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

/** What a marketplace's API has. An adapter knows before any call; no key is needed for that. */
export const listOffered = (id: MarketplaceId): ReadonlySet<Capability> => connectTo(id, { key: "" }).can;

/** What each marketplace's API does not have at all, whatever the key. */
export function listNotOffered(): Record<MarketplaceId, Capability[]> {
  const entries = marketplaceIds.map((id) => {
    const offered = listOffered(id);
    return [id, capabilities.filter((capability) => !offered.has(capability))] as const;
  });
  return Object.fromEntries(entries) as Record<MarketplaceId, Capability[]>;
}
