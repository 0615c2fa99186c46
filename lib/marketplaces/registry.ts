import "server-only";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import { createOzon } from "@/lib/marketplaces/ozon/adapter";
import { ozonPush } from "@/lib/marketplaces/ozon/push";
import type { Marketplace, PushProtocol } from "@/lib/marketplaces/port";
import type { Credentials, MarketplaceId } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { yandexPush } from "@/lib/marketplaces/yandex/push";

type Options = {
  credentials: Credentials;
  /** Stands for all hosts of the marketplace; without it the real ones are called. */
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  /** Without one nothing keeps the calls apart. */
  limiter?: Limiter | undefined;
};

export function createMarketplace(id: MarketplaceId, { credentials, origin, fetch, limiter }: Options): Marketplace {
  const options = { credentials, ...(origin && { origin }), ...(fetch && { fetch }), ...(limiter && { limiter }) };
  switch (id) {
    case "uzum":
      return createUzum(options);
    case "wildberries":
      return createWildberries(options);
    case "yandex":
      return createYandex(options);
    case "ozon":
      return createOzon(options);
  }
}

/** Only these two tell us by themselves; the others are polled. */
export const pushProtocols: Partial<Record<MarketplaceId, PushProtocol>> = { yandex: yandexPush, ozon: ozonPush };
