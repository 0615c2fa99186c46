import { expect } from "vitest";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { CardDraft, ListingRef, Shop } from "@/lib/marketplaces/types";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { money } from "@/lib/money";
import {
  startWildberriesSandbox,
  type WildberriesSandboxOptions,
} from "../../../local/marketplaces/wildberries/sandbox.ts";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { recordExchanges } from "../../support/record-exchanges.ts";

export const secret = "canary-2f81d0";
export const key = mintWildberriesToken(secret);
export const secondKey = mintWildberriesToken(secret, { seller: "second-shop" });

/** A sandbox whose moderator decides at once and whose clock is ours, an adapter on it, and all that they said. */
export async function openWildberries(options: Partial<WildberriesSandboxOptions> = {}) {
  const clock = { at: new Date("2026-11-22T09:00:00Z") };
  const now = () => clock.at;
  const sandbox = await startWildberriesSandbox({ key, secret, moderationMs: 0, now, ...options });
  const { fetch, exchanges } = recordExchanges();
  const credentials = { key: options.key ?? key };
  const connect = (key: string) => createWildberries({ credentials: { key }, origin: sandbox.url, fetch, now });
  const wildberries = connect(credentials.key);

  async function control(path: string, body: Record<string, unknown> = {}) {
    const response = await globalThis.fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async function readShop(seller: Marketplace = wildberries): Promise<Shop> {
    const [shop] = (await seller.checkConnection()).shops;
    if (!shop) throw new Error("the key sees no shop");
    return shop;
  }

  /** A card with its picture and 10 units, ready to be bought. */
  async function openListing(draft: Partial<CardDraft> = {}, seller: Marketplace = wildberries) {
    const shop = await readShop(seller);
    const card = { ...tShirt, ...draft };
    const published = await seller.publishCards({ shop, cards: [card] });
    const tasks = published.flatMap(({ task }) => task ?? []);
    await seller.listListings({ shop, skus: [card.sku], tasks });
    const { items } = await seller.listListings({ shop, skus: [card.sku], tasks });
    expect(items).toMatchObject([{ sku: card.sku, state: "live" }]);
    const [listing] = items;
    if (!listing) throw new Error("not published");
    await seller.setStocks({ shop, stocks: [{ ...listing, quantity: 10 }] });
    const { sku, externalId, variantExternalId } = listing;
    return { sku, externalId, variantExternalId, shop };
  }

  return {
    ...sandbox,
    clock,
    exchanges,
    wildberries,
    connect,
    control,
    readShop,
    openListing,
    /** Another adapter of the same seller, whose line is in our hands. */
    through: (send: Fetch) => createWildberries({ credentials, origin: sandbox.url, fetch: send, now }),
  };
}

export type Bench = Awaited<ReturnType<typeof openWildberries>>;

export const roubles = (amount: bigint) => money(amount * 100n, "RUB");

export const tShirt: CardDraft = {
  sku: "TS-1",
  categoryExternalId: "192",
  texts: { ru: { title: "Футболка мужская белая", description: "Футболка из мягкого хлопка." } },
  brand: "Samarqand",
  barcodes: ["4780000000017"],
  pictureUrls: ["https://cdn.example.uz/ts-1.jpg", "https://cdn.example.uz/ts-1-b.jpg"],
  dimensions: { lengthMm: 301, widthMm: 250, heightMm: 15, weightGrams: 180 },
  attributes: [
    { externalId: "14177449", values: [{ text: "белый" }] },
    { externalId: "14177450", values: [{ text: "хлопок 100%" }] },
    { externalId: "techSize", values: [{ text: "M" }] },
    { externalId: "wbSize", values: [{ text: "46-48" }] },
  ],
  price: roubles(1290n),
  ikpu: "06109001001000000",
};

/** The one named `sku`, without the ids that the marketplace gave it. */
export const bySku = (sku: string): ListingRef => ({ sku, externalId: null, variantExternalId: null });
