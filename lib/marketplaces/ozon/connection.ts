import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { type Method, methods, methodsOf } from "@/lib/marketplaces/ozon/methods";
import { findUnpaid } from "@/lib/marketplaces/ozon/subscription";
import { pickWarehouse, readWarehouses } from "@/lib/marketplaces/ozon/warehouses";
import { readCurrency, wireAll, wireList, wireText, wireTime } from "@/lib/marketplaces/ozon/wire";
import { type Capability, type ConnectionCheck, capabilities } from "@/lib/marketplaces/types";
import type { Currency } from "@/lib/money";

const rolesReply = z.object({
  expires_at: wireTime,
  roles: wireAll(z.object({ name: wireText, methods: wireList(z.string()) })),
});

const sellerReply = z.object({
  company: z.object({ name: wireText, legal_name: wireText, currency: z.string().nullish() }).nullable(),
  subscription: z.object({ type: wireText }).nullish(),
});

/** Ozon names no account id beyond the Client-Id itself; one key sees one cabinet, which is one shop. */
export async function checkConnection(client: OzonClient): Promise<ConnectionCheck> {
  const { expires_at, roles } = await client.post("roles", {}, rolesReply);
  const allowed = roles.flatMap((role) => role.methods);
  const seller = isAllowed(allowed, "sellerInfo") ? await client.post("sellerInfo", {}, sellerReply) : null;
  const warehouses = isAllowed(allowed, "warehouses") ? await readWarehouses(client) : [];
  const company = seller?.company;
  const name = company?.name || company?.legal_name || client.clientId;
  return {
    account: { externalId: client.clientId, name },
    shops: [
      {
        externalId: client.clientId,
        name,
        currency: readCabinetCurrency(company?.currency || "RUB"),
        warehouseExternalId: pickWarehouse(warehouses)?.warehouse_id ?? null,
      },
    ],
    missingRights: findMissingRights(allowed, seller?.subscription?.type),
    expiresAt: expires_at,
  };
}

/** A cabinet may be paid in Kyrgyz som, in which no price can be written (/v1/product/import/prices) and we do not count. */
function readCabinetCurrency(text: string): Currency {
  try {
    return readCurrency(text);
  } catch (cause) {
    throw new MarketplaceError("rejected", { code: "currency", words: text, cause });
  }
}

export function findMissingRights(allowed: readonly string[], subscriptionType = ""): Capability[] {
  const unpaid = findUnpaid(subscriptionType);
  return capabilities.filter(
    (one) => unpaid.includes(one) || methodsOf[one]?.some((method) => !isAllowed(allowed, method)),
  );
}

/**
 * The specification's examples name whole groups ("/v1/posting") beside whole methods, so an entry allows what
 * stands below it. A key without any entry is not judged: its calls will tell.
 */
function isAllowed(allowed: readonly string[], method: Method): boolean {
  return allowed.length === 0 || allowed.some((entry) => isWithin(methods[method].path, entry.replace(/\/$/, "")));
}

function isWithin(path: string, entry: string): boolean {
  return path === entry || path.startsWith(`${entry}/`);
}
