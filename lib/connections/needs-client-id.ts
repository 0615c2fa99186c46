import type { MarketplaceId } from "@/lib/marketplaces/types";

/** Ozon's key says nothing about whose it is: the number of the cabinet goes with it. */
export const needsClientId = (marketplace: MarketplaceId) => marketplace === "ozon";
