import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Capability, ConnectionCheck, Shop } from "@/lib/marketplaces/types";
import { readCurrency } from "@/lib/marketplaces/wildberries/amounts";
import type { Area, Client } from "@/lib/marketplaces/wildberries/client";
import { scopeMissing } from "@/lib/marketplaces/wildberries/failures";
import { goodsReply } from "@/lib/marketplaces/wildberries/price-wire";
import type { TokenFacts } from "@/lib/marketplaces/wildberries/token";

const areaCapabilities = {
  content: ["read-categories", "publish-card", "read-listings"],
  prices: ["set-price", "read-price"],
  marketplace: ["set-stock", "read-stock", "list-orders", "confirm-order", "cancel-order"],
  finance: ["list-fees"],
} as const satisfies Partial<Record<Area, readonly Capability[]>>;
type NeededArea = keyof typeof areaCapabilities;
const neededAreas = Object.keys(areaCapabilities) as NeededArea[];

const writing = new Set<Capability>(["publish-card", "set-price", "set-stock", "confirm-order", "cancel-order"]);

const sellerReply = z.object({ name: z.string(), sid: z.string(), tradeMark: z.string().optional() });
const warehousesReply = z.array(z.object({ id: z.int(), deliveryType: z.int(), isDeleting: z.boolean().optional() }));
/** Delivery to a Wildberries warehouse (FBS): the orders that this adapter works with. */
const fbsDelivery = 1;

/** For the connect screen alone: pings are limited to 3 in 30 s and must not be scheduled (01-general.yaml). */
export async function checkConnection(client: Client): Promise<ConnectionCheck> {
  const { http, url, token } = client;
  // Wildberries forbids giving a personal token to a cloud service; it may switch such a token off.
  if (token?.kind === "personal") throw new MarketplaceError("rejected", { code: "personal-token" });
  const seller = await http.call({ method: "GET", url: url("common", "/api/v1/seller-info"), reply: sellerReply });
  const open = new Set(await listOpenAreas(client));
  const name = seller.tradeMark || seller.name;
  const shop: Shop = {
    externalId: seller.sid,
    name,
    currency: open.has("prices") ? await readShopCurrency(client) : "RUB",
    warehouseExternalId: open.has("marketplace") ? await findWarehouse(client) : null,
  };
  return {
    account: { externalId: seller.sid, name: seller.name },
    shops: [shop],
    missingRights: listMissingRights(open, token),
    expiresAt: token?.expiresAt ?? null,
  };
}

export function listMissingRights(open: ReadonlySet<NeededArea>, token: TokenFacts | null): Capability[] {
  return neededAreas.flatMap((area) =>
    areaCapabilities[area].filter((capability) => !open.has(area) || (token?.isReadOnly && writing.has(capability))),
  );
}

async function listOpenAreas(client: Client): Promise<NeededArea[]> {
  const byToken = neededAreas.filter((area) => client.token?.scopes?.has(area) ?? true);
  // With one origin for all hosts there is one ping, and it is asked once.
  const answers = new Map<string, Promise<boolean>>();
  for (const area of byToken) {
    const address = client.url(area, "/ping");
    if (!answers.has(address)) answers.set(address, isOpen(client, address));
  }
  const isAreaOpen = await Promise.all(byToken.map((area) => answers.get(client.url(area, "/ping"))));
  return byToken.filter((_, index) => isAreaOpen[index]);
}

async function isOpen({ http }: Client, url: string): Promise<boolean> {
  try {
    await http.call({ method: "GET", url, reply: z.object({ Status: z.string() }) });
    return true;
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    // The key itself has just been accepted by seller-info, so a refusal here is about this category.
    if (error.failure === "credentials" || error.code === scopeMissing || error.code === "403") return false;
    throw error;
  }
}

/** The currency of the seller's prices is named by the price list alone; an empty one is a new shop. */
async function readShopCurrency({ http, url }: Client): Promise<Shop["currency"]> {
  const { data } = await http.call({
    method: "GET",
    url: url("prices", "/api/v2/list/goods/filter"),
    query: { limit: 1, offset: 0 },
    reply: goodsReply,
  });
  const named = data?.listGoods[0]?.currencyIsoCode4217;
  return named ? readCurrency(named) : "RUB";
}

async function findWarehouse({ http, url }: Client): Promise<string | null> {
  const warehouses = await http.call({
    method: "GET",
    url: url("marketplace", "/api/v3/warehouses"),
    reply: warehousesReply,
  });
  const found = warehouses.find(({ deliveryType, isDeleting }) => deliveryType === fbsDelivery && !isDeleting);
  return found ? String(found.id) : null;
}
