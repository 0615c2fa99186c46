import { createOzon } from "@/lib/marketplaces/ozon/adapter";
import type { CardDraft, Listing, Marketplace, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { startOzonSandbox } from "../../../local/marketplaces/ozon/start-sandbox.ts";
import { recordExchanges } from "../../support/record-exchanges.ts";
import { type KnownError, openSpec } from "../../support/spec.ts";

export const clientId = "1842077";
export const key = "6f1a2c3e-0000-4000-8000-1d2e3f405162";

/** Where the specification contradicts its own text or examples. */
const knownErrors: KnownError[] = [
  {
    operation: "POST /v4/posting/fbs/list",
    violation: /^request \/filter\/(since|to) must match pattern/,
    reason: "the pattern is a picture of the format (YYYY-MM-DDThh:mm:ssZ), not an expression",
  },
  {
    operation: "POST /v1/finance/accrual/postings",
    violation: /accrual_date must match pattern/,
    reason: "the same",
  },
  {
    operation: "POST /v2/products/stocks",
    violation: /must have required property 'quant_size'/,
    reason: "a required field that the schema itself does not have any more; the example has none either",
  },
];

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
    close: () => sandbox.close(),
  };
}

export async function readShop(ozon: Marketplace): Promise<Shop> {
  const [shop] = (await ozon.checkConnection()).shops;
  if (!shop) throw new Error("no shop");
  return shop;
}

export function makeCard(sku: string, changes: Partial<CardDraft> = {}): CardDraft {
  return {
    sku,
    categoryExternalId: "17000031:93301",
    texts: { ru: { title: "Кабель USB Type-C, 1 м", description: "Кабель для зарядки." } },
    brand: "Baseus",
    barcodes: [],
    pictureUrls: ["https://pictures.example/cable.jpg"],
    dimensions: { lengthMm: 120, widthMm: 80, heightMm: 20, weightGrams: 60 },
    attributes: [{ externalId: "5001", values: [{ text: "USB Type-C" }] }],
    price: money(349_00n, "RUB"),
    ikpu: null,
    ...changes,
  };
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
