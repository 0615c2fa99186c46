import { z } from "zod";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { type Method, methods, methodsOf } from "@/lib/marketplaces/ozon/methods";
import { readCurrency, wireId, wireList, wireText, wireTime } from "@/lib/marketplaces/ozon/wire";
import { type Capability, type ConnectionCheck, capabilities } from "@/lib/marketplaces/types";

const rolesReply = z.object({
  expires_at: wireTime,
  roles: wireList(z.object({ name: wireText, methods: wireList(z.string()) })),
});

const sellerReply = z.object({
  company: z.object({ name: wireText, legal_name: wireText, currency: z.string().nullish() }).nullish(),
});

const warehouse = z.object({
  warehouse_id: wireId,
  name: wireText,
  status: wireText,
  is_rfbs: z.boolean().nullish(),
  pause_at: z.string().nullish(),
});
const warehousesReply = z.object({ warehouses: wireList(warehouse) });

export type Warehouse = z.infer<typeof warehouse>;

/** Ozon names no account id beyond the Client-Id itself; one key sees one cabinet, which is one shop. */
export async function checkConnection(client: OzonClient): Promise<ConnectionCheck> {
  const { expires_at, roles } = await client.post("roles", {}, rolesReply);
  const allowed = roles.flatMap((role) => role.methods);
  const { company } = isAllowed(allowed, "sellerInfo") ? await client.post("sellerInfo", {}, sellerReply) : {};
  const warehouses = isAllowed(allowed, "warehouses")
    ? (await client.post("warehouses", { limit: 200 }, warehousesReply)).warehouses
    : [];
  const name = company?.name || company?.legal_name || client.clientId;
  return {
    account: { externalId: client.clientId, name },
    shops: [
      {
        externalId: client.clientId,
        name,
        currency: readCurrency(company?.currency || "RUB"),
        warehouseExternalId: pickWarehouse(warehouses)?.warehouse_id ?? null,
      },
    ],
    missingRights: findMissingRights(allowed),
    expiresAt: expires_at,
  };
}

export function findMissingRights(allowed: readonly string[]): Capability[] {
  return capabilities.filter((capability) => methodsOf[capability].some((method) => !isAllowed(allowed, method)));
}

/**
 * The specification's examples name whole groups ("/v1/posting") beside whole methods, so an entry allows what
 * stands below it. A key without any entry is not judged: its calls will tell.
 */
function isAllowed(allowed: readonly string[], method: Method): boolean {
  return allowed.length === 0 || allowed.some((entry) => isWithin(methods[method], entry.replace(/\/$/, "")));
}

function isWithin(path: string, entry: string): boolean {
  return path === entry || path.startsWith(`${entry}/`);
}

/** Ozon's own delivery before the seller's, an active warehouse before one that is paused. */
export function pickWarehouse(warehouses: readonly Warehouse[]): Warehouse | undefined {
  const rank = (one: Warehouse) =>
    (one.status === "created" || one.status === "" ? 0 : 4) + (one.pause_at ? 2 : 0) + (one.is_rfbs ? 1 : 0);
  return [...warehouses].sort((one, other) => rank(one) - rank(other))[0];
}
