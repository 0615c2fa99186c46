import type { Fetch } from "@/lib/marketplaces/http";
import { createOzon } from "@/lib/marketplaces/ozon/adapter";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Listing, Shop } from "@/lib/marketplaces/types";
import { startOzonSandbox } from "../../../local/marketplaces/ozon/start-sandbox.ts";
import type { PushEndpoint } from "../../../local/marketplaces/ozon/state.ts";
import { recordExchanges } from "../../support/record-exchanges.ts";
import { openSpec } from "../../support/spec.ts";
import { knownErrors } from "./known-spec-errors.ts";
import { makeCard } from "./make-card.ts";

export const clientId = "1842077";
export const key = "6f1a2c3e-0000-4000-8000-1d2e3f405162";

/** An adapter and the sandbox it speaks to, on one clock that only the test moves. */
export async function openOzon(options: { stateFile?: string } = {}) {
  let time = Date.parse("2026-11-20T09:00:00.000Z");
  const now = () => new Date(time);
  const sandbox = await startOzonSandbox({ clientId, key, now, moderationMs: 60_000, pushRetryMs: [1, 1], ...options });
  const recorder = recordExchanges();
  const spec = openSpec(["ozon/seller-swagger.json"], knownErrors);
  const connect = (credentials: { clientId: string; key: string }): Marketplace =>
    createOzon({ credentials, origin: sandbox.url, fetch: recorder.fetch, now });
  const control = async (path: string, body: object) => {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  return {
    ozon: connect({ clientId, key }),
    connect,
    /** The same seller's adapter, its calls answered by this in place of the sandbox. */
    connectThrough: (answer: Fetch) => createOzon({ credentials: { clientId, key }, fetch: answer, now }),
    sandbox,
    now,
    control,
    exchanges: recorder.exchanges,
    moveClock(ms: number) {
      time += ms;
    },
    /** Every call and answer so far against the specification; null where it is not beside the repository. */
    listViolations: () => spec && [...new Set(recorder.exchanges.flatMap((exchange) => spec.check(exchange)))],
    async order(sku: string, quantity = 1): Promise<string> {
      const { body } = await control("orders", { sku, quantity });
      if (!body.externalId) throw new Error(JSON.stringify(body));
      return body.externalId;
    },
    /** The beta methods of pushes, as another program of the seller would call them. */
    callPush(method: string, body: object) {
      const headers = { "Client-Id": clientId, "Api-Key": key, "content-type": "application/json" };
      return fetch(`${sandbox.url}/v1/notification/${method}`, { method: "POST", headers, body: JSON.stringify(body) });
    },
    async listPushEndpoints(): Promise<PushEndpoint[]> {
      const state = (await (await fetch(`${sandbox.url}/_sandbox/state`)).json()) as { pushEndpoints: PushEndpoint[] };
      return state.pushEndpoints;
    },
    async forgetPushes() {
      for (const { id } of await this.listPushEndpoints()) await this.callPush("delete", { id });
    },
    close: () => sandbox.close(),
  };
}

export async function readShop(ozon: Marketplace): Promise<Shop> {
  const [shop] = (await ozon.checkConnection()).shops;
  if (!shop) throw new Error("no shop");
  return shop;
}

type Opened = Awaited<ReturnType<typeof openOzon>>;

/** A card that has been through moderation, with stock. */
export async function publishLive(opened: Opened, shop: Shop, sku: string, quantity: number): Promise<Listing> {
  await opened.ozon.publishCards({ shop, cards: [makeCard(sku)] });
  await opened.control("moderation", { sku, verdict: "live" });
  const [listing] = (await opened.ozon.listListings({ shop, skus: [sku] })).items;
  if (!listing) throw new Error(`no listing ${sku}`);
  await opened.ozon.setStocks({ shop, stocks: [{ ...listing, quantity }] });
  return listing;
}
