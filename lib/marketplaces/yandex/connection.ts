import { z } from "zod";
import type { Capability, ConnectionCheck, Shop } from "@/lib/marketplaces/types";
import { type Cabinet, type Campaign, type Client, pagingSchema, resultOf } from "@/lib/marketplaces/yandex/client";
import { listMissingRights } from "@/lib/marketplaces/yandex/rights";

const tokenSchema = resultOf(z.object({ apiKey: z.object({ authScopes: z.array(z.string()) }) }));

/** Only FBS shops: at the other schemes the stock or the delivery is not the seller's own to tell about here. */
export async function checkConnection(client: Client): Promise<ConnectionCheck> {
  client.forget();
  const { result } = await client.call({ method: "POST", path: "/v2/auth/token", reply: tokenSchema });
  const cabinet = await client.getCabinet();
  const { currency } = await client.getSettings();
  const missingRights = listMissingRights(result.apiKey.authScopes);
  const campaigns = cabinet.campaigns.filter(
    ({ placementType, isAvailable }) => placementType === "FBS" && isAvailable,
  );
  const warehouses = await findWarehouses(client, cabinet, campaigns, missingRights);
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

const warehousesSchema = resultOf(
  z.object({
    warehouses: z.array(z.object({ id: z.number(), models: z.array(z.object({ placementType: z.string() })) })),
    paging: pagingSchema,
  }),
);

const groupedWarehousesSchema = resultOf(
  z.object({
    warehouses: z.array(z.object({ id: z.number(), campaignId: z.number(), groupInfo: z.unknown() })),
    paging: pagingSchema,
  }),
);

/**
 * The warehouse of each shop, where stock goes by warehouse. A shop whose warehouse stands in a group has none here:
 * its stock goes by campaign. The v3 list does not tell the campaign, the v2 list does.
 */
async function findWarehouses(client: Client, cabinet: Cabinet, campaigns: Campaign[], missingRights: Capability[]) {
  if (missingRights.includes("list-orders")) return new Map<string, string>();
  const separate: number[] = [];
  let pageToken: string | undefined;
  do {
    const path = `/v3/businesses/${cabinet.businessId}/warehouses`;
    const query = { limit: 30, pageToken };
    const { result } = await client.call({ method: "POST", path, query, body: {}, reply: warehousesSchema });
    const isFbs = (models: { placementType: string }[]) => models.some(({ placementType }) => placementType === "FBS");
    separate.push(...result.warehouses.filter(({ models }) => isFbs(models)).map(({ id }) => id));
    pageToken = result.paging?.nextPageToken ?? undefined;
  } while (pageToken);
  const [only] = campaigns;
  if (only && campaigns.length === 1 && separate.length === 1) return new Map([[only.id, String(separate[0])]]);
  return separate.length === 0 ? new Map<string, string>() : readWarehouseOwners(client, cabinet, new Set(separate));
}

async function readWarehouseOwners(client: Client, { businessId }: Cabinet, separate: Set<number>) {
  const owners = new Map<string, string>();
  let pageToken: string | undefined;
  do {
    const path = `/v2/businesses/${businessId}/warehouses`;
    const query = { limit: 30, pageToken };
    const { result } = await client.call({ method: "POST", path, query, body: {}, reply: groupedWarehousesSchema });
    for (const { id, campaignId, groupInfo } of result.warehouses) {
      if (!groupInfo && separate.has(id)) owners.set(String(campaignId), String(id));
    }
    pageToken = result.paging?.nextPageToken ?? undefined;
  } while (pageToken);
  return owners;
}
