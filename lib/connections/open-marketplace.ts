import "server-only";
import { createDatabaseLimiter } from "@/lib/connections/database-limiter";
import { freezeWrites } from "@/lib/connections/freeze-writes";
import { guardCalls } from "@/lib/connections/guard-calls";
import { recordPause } from "@/lib/connections/record-failure";
import { findConnectionWithKey } from "@/lib/connections/repository";
import { credentialContext } from "@/lib/connections/seal-credential";
import { unseal } from "@/lib/crypto/seal";
import { openDataKey } from "@/lib/crypto/secret-box";
import { inPartner } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Limiter } from "@/lib/marketplaces/limits";
import type { Marketplace } from "@/lib/marketplaces/port";
import { createMarketplace } from "@/lib/marketplaces/registry";
import type { Credentials, MarketplaceId, Shop } from "@/lib/marketplaces/types";

export type OpenConnection = {
  /** Its `can` holds what the marketplace offers and this key has the right to. */
  marketplace: Marketplace;
  connection: { id: string; marketplace: MarketplaceId; accountExternalId: string; accountName: string };
  /** The rows of `shops`, each with its row id beside the marketplace's own. */
  shops: (Shop & { id: string })[];
  /** The first of `shops`. */
  shop: Shop & { id: string };
};

/**
 * A connection's adapter with its key, opened for this call alone. Throws `not-found` for another partner's id, and
 * `conflict` while the partner lets it rest, or while the marketplace refuses the key: nothing is tried until there is
 * another (promise S2).
 */
export async function openMarketplace(partnerId: string, connectionId: string): Promise<OpenConnection> {
  const row = await inPartner(partnerId, (db) => findConnectionWithKey(partnerId, connectionId, db));
  const [shop] = row?.shops ?? [];
  if (!row?.credential || row.status === "DISCONNECTED" || !shop) throw new AppError("not-found", "connections.gone");
  if (row.status === "PAUSED") throw new AppError("conflict", "connections.paused");
  if (row.status === "NEEDS_KEY") throw new AppError("conflict", "connections.needsKey");
  const context = credentialContext(partnerId, connectionId);
  const dataKey = openDataKey(row.credential.wrappedKey, context);
  const credentials: Credentials = {
    key: Buffer.from(unseal(dataKey, row.credential.key, `${context}|key`)).toString(),
    ...(row.credential.clientId && { clientId: row.credential.clientId }),
  };
  const { id, marketplace, accountExternalId, accountName, shops, missingRights, keyVersion } = row;
  const limiter = createDatabaseLimiter({
    marketplace,
    holder: accountExternalId,
    onPause: (pauseMs, by) => recordPause(partnerId, connectionId, { pauseMs, by }),
  });
  const adapter = makeAdapter(marketplace, credentials, limiter);
  const can = new Set([...adapter.can].filter((capability) => !missingRights.includes(capability)));
  const guarded = guardCalls({ ...adapter, can }, { partnerId, connectionId, keyVersion, circuit: row });
  return {
    marketplace: freezeWrites(guarded, partnerId),
    connection: { id, marketplace, accountExternalId, accountName },
    shops,
    shop,
  };
}

/** An adapter for a key that is not stored yet: the live test of the connect screen. Nobody knows the account yet. */
export function connectTo(marketplace: MarketplaceId, credentials: Credentials): Marketplace {
  return makeAdapter(
    marketplace,
    credentials,
    createDatabaseLimiter({ marketplace, holder: `key ${credentials.key}` }),
  );
}

function makeAdapter(marketplace: MarketplaceId, credentials: Credentials, limiter: Limiter): Marketplace {
  const config = env();
  const origins: Record<MarketplaceId, string | undefined> = {
    uzum: config.UZUM_API_URL,
    wildberries: config.WILDBERRIES_API_URL,
    yandex: config.YANDEX_API_URL,
    ozon: config.OZON_API_URL,
  };
  return createMarketplace(marketplace, { credentials, origin: origins[marketplace], limiter });
}
