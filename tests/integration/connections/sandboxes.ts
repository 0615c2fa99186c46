import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import type { ConnectInput } from "@/lib/connections/schema";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import { startOzonSandbox } from "../../../local/marketplaces/ozon/start-sandbox.ts";
import { startUzumSandbox } from "../../../local/marketplaces/uzum/sandbox.ts";
import { startWildberriesSandbox } from "../../../local/marketplaces/wildberries/sandbox.ts";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { startYandexSandbox } from "../../../local/marketplaces/yandex/start.ts";

/** A random marker: where it turns up, the key leaked. */
const marker = randomUUID();

export const rightInput: Record<MarketplaceId, ConnectInput> = {
  uzum: { marketplace: "uzum", key: `uzum-${marker}` },
  wildberries: {
    marketplace: "wildberries",
    key: mintWildberriesToken(marker, { expiresAt: new Date("2027-05-01T00:00:00Z") }),
  },
  yandex: { marketplace: "yandex", key: `ACMA:${marker}` },
  ozon: { marketplace: "ozon", key: marker, clientId: "480172" },
};

export const readOnlyYandexKey = `ACMA:read-${marker}`;

/** The four marketplaces in this process; the product finds them by its environment. A stopped one is away. */
export function useMarketplaces() {
  const running = new Map<MarketplaceId, { url: string; close(): Promise<void> }>();
  const stop = async (id: MarketplaceId) => {
    await running.get(id)?.close();
    running.delete(id);
  };
  beforeAll(async () => {
    const { uzum, wildberries, yandex, ozon } = rightInput;
    running.set("uzum", await startUzumSandbox({ key: uzum.key }));
    running.set("wildberries", await startWildberriesSandbox({ key: wildberries.key }));
    running.set("yandex", await startYandexSandbox({ key: yandex.key, readOnlyKey: readOnlyYandexKey }));
    running.set("ozon", await startOzonSandbox({ key: ozon.key, clientId: ozon.clientId ?? "" }));
    for (const [id, { url }] of running) process.env[`${id.toUpperCase()}_API_URL`] = url;
  });
  afterAll(() => Promise.all([...running.keys()].map(stop)));
  /** What buyers and moderators do there. */
  const control = async (id: MarketplaceId, path: string, body: object) => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(`${running.get(id)?.url}/_sandbox/${path}`, init);
    return (await response.json()) as Record<string, unknown>;
  };
  return { stop, control };
}
