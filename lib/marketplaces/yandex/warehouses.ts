import { z } from "zod";
import type { Shop, Warehouse } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";

const pageSize = 30;

const separateSchema = resultOf(
  z.object({
    warehouses: z.array(
      z.object({
        id: z.number(),
        name: z.string().nullish(),
        models: z.array(z.object({ placementType: z.string(), apiAvailability: z.string().nullish() })),
      }),
    ),
    paging: pagingSchema,
  }),
);

const ownedSchema = resultOf(
  z.object({
    warehouses: z.array(
      z.object({
        id: z.number(),
        name: z.string().nullish(),
        campaignId: z.number(),
        groupInfo: z.object({ id: z.number() }).nullish(),
        status: z.object({ status: z.string() }).nullish(),
      }),
    ),
    paging: pagingSchema,
  }),
);

export type OwnedWarehouse = z.infer<typeof ownedSchema>["result"]["warehouses"][number];

/** Those that stand in no group, of the scheme FBS. The answer does not tell which shop they belong to. */
async function listSeparate(client: Client): Promise<Warehouse[]> {
  const { businessId } = await client.getCabinet();
  const found: Warehouse[] = [];
  let pageToken: string | undefined;
  do {
    const { result } = await client.call({
      method: "getPartnerWarehouses",
      params: { businessId },
      query: { limit: pageSize, pageToken },
      body: {},
      reply: separateSchema,
    });
    for (const { id, name, models } of result.warehouses) {
      const fbs = models.filter(({ placementType }) => placementType === "FBS");
      const isActive = fbs.some(({ apiAvailability }) => (apiAvailability ?? "AVAILABLE") === "AVAILABLE");
      if (fbs.length > 0) found.push({ externalId: String(id), name: name ?? "", isActive });
    }
    pageToken = result.paging?.nextPageToken ?? undefined;
  } while (pageToken);
  return found;
}

async function listOwned(client: Client, body: object): Promise<OwnedWarehouse[]> {
  const { businessId } = await client.getCabinet();
  const found: OwnedWarehouse[] = [];
  let pageToken: string | undefined;
  do {
    const { result } = await client.call({
      method: "getPagedWarehouses",
      params: { businessId },
      query: { limit: pageSize, pageToken },
      body,
      reply: ownedSchema,
    });
    found.push(...result.warehouses);
    pageToken = result.paging?.nextPageToken ?? undefined;
  } while (pageToken);
  return found;
}

/**
 * The warehouse of each shop, where stock goes by warehouse: only in a cabinet without any group of warehouses ("the method
 * fits only if there are none"); with one, the stock of every shop goes by campaign. The v3 list does not tell the campaign,
 * the v2 list does.
 */
export async function findShopWarehouses(client: Client): Promise<Map<string, string>> {
  const separate = new Set((await listSeparate(client)).map(({ externalId }) => externalId));
  if (separate.size === 0) return new Map();
  const owned = await listOwned(client, {});
  if (owned.some(({ groupInfo }) => groupInfo)) return new Map();
  return new Map(
    owned.filter(({ id }) => separate.has(String(id))).map(({ id, campaignId }) => [String(campaignId), String(id)]),
  );
}

/** A shop with a warehouse of its own sees the cabinet's separate ones; one in a group, those of its campaign. */
export async function listWarehouses(client: Client, { shop }: { shop: Shop }): Promise<Warehouse[]> {
  if (shop.warehouseExternalId !== null) return listSeparate(client);
  const owned = await listOwned(client, { campaignIds: [Number(shop.externalId)], components: ["STATUS"] });
  return owned
    .filter(({ campaignId }) => String(campaignId) === shop.externalId)
    .map(({ id, name, status }) => ({
      externalId: String(id),
      name: name ?? "",
      isActive: status?.status !== "DISABLED_MANUALLY",
    }));
}

/** Of the shop's campaign, whether in a group or not. */
export async function readOwnWarehouseIds(client: Client, shop: Shop): Promise<Set<string>> {
  const owned = await client.recall("warehouses", () => listOwned(client, {}));
  const own = owned.filter(({ campaignId }) => String(campaignId) === shop.externalId);
  return new Set(own.map(({ id }) => String(id)));
}
