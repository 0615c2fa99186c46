import "server-only";
import { connectTo } from "@/lib/connections/open-marketplace";
import { type Capability, capabilities, type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

/** What each marketplace's API does not have at all, whatever the key. */
export function listNotOffered(): Record<MarketplaceId, Capability[]> {
  const entries = marketplaceIds.map((id) => {
    // An adapter knows what it can do before any call; no key is needed for that.
    const { can } = connectTo(id, { key: "" });
    return [id, capabilities.filter((capability) => !can.has(capability))] as const;
  });
  return Object.fromEntries(entries) as Record<MarketplaceId, Capability[]>;
}
