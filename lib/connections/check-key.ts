import "server-only";
import type { ConnectionCard } from "@/lib/connections/connection-card";
import { listOffered } from "@/lib/connections/list-not-offered";
import { listRights } from "@/lib/connections/list-rights";
import type { ConnectInput } from "@/lib/connections/schema";
import { testKey } from "@/lib/connections/test-key";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { MarketplaceId } from "@/lib/marketplaces/types";

/** What a key opens, as the screen shows it. */
export type CheckedKey = {
  marketplace: MarketplaceId;
  shops: string[];
  rights: ConnectionCard["rights"];
  /** The day on which it ends; null where the marketplace names none. */
  endsOn: string | null;
};

/** Asks the marketplace whether it takes this key, and stores nothing: neither the key nor what it opened. */
export async function checkKey(input: ConnectInput, locale: Locale): Promise<CheckedKey> {
  const { marketplace } = input;
  const { shops, missingRights, expiresAt } = await testKey(input);
  return {
    marketplace,
    shops: shops.map(({ name }) => name),
    rights: listRights(listOffered(marketplace), missingRights),
    endsOn: expiresAt && formatDay(expiresAt, locale),
  };
}
