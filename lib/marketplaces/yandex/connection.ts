import { z } from "zod";
import type { ConnectionCheck, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { listMissingRights } from "@/lib/marketplaces/yandex/rights";
import { findShopWarehouses } from "@/lib/marketplaces/yandex/warehouses";
import { resultOf } from "@/lib/marketplaces/yandex/wire";

const tokenSchema = resultOf(z.object({ apiKey: z.object({ authScopes: z.array(z.string()) }) }));

/** Only FBS shops: at the other schemes the stock or the delivery is not the seller's own to tell about here. */
export async function checkConnection(client: Client): Promise<ConnectionCheck> {
  client.forget();
  const { result } = await client.call({ method: "getAuthTokenInfo", reply: tokenSchema });
  const cabinet = await client.getCabinet();
  const { currency } = await client.getSettings();
  const missingRights = listMissingRights(result.apiKey.authScopes);
  const campaigns = cabinet.campaigns.filter(
    ({ placementType, isAvailable }) => placementType === "FBS" && isAvailable,
  );
  const warehouses = missingRights.includes("list-warehouses")
    ? new Map<string, string>()
    : await findShopWarehouses(client);
  return {
    account: { externalId: cabinet.businessId, name: cabinet.name },
    shops: campaigns.map(
      ({ id, name }): Shop => ({
        externalId: id,
        name: name || cabinet.name,
        currency,
        warehouseExternalId: warehouses.get(id) ?? null,
      }),
    ),
    missingRights,
    expiresAt: null,
  };
}
