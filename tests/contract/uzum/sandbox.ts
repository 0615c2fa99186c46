import type { Marketplace } from "@/lib/marketplaces/port";
import type { Shop } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { startUzumSandbox, type UzumSandboxOptions } from "../../../local/marketplaces/uzum/sandbox.ts";
import { recordExchanges } from "../../support/record-exchanges.ts";

export const key = "uzum-test-key";

/** A sandbox whose moderator decides at once, an adapter on it, and everything they said to each other. */
export async function openUzum(options: Partial<UzumSandboxOptions> = {}) {
  const sandbox = await startUzumSandbox({ key, moderationMs: 0, ...options });
  const { fetch, exchanges } = recordExchanges();
  const control = async (path: string, body: Record<string, unknown> = {}) => {
    const response = await globalThis.fetch(sandbox.url + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const uzum = createUzum({ credentials: { key }, origin: sandbox.url, fetch });
  return {
    ...sandbox,
    exchanges,
    control,
    uzum,
    shop: await firstShop(uzum),
    /** The seller makes a card in the cabinet. */
    addCard: (card: Record<string, unknown> = {}) => control("/_sandbox/cabinet/products", { ...tShirt, ...card }),
  };
}

export async function firstShop(uzum: Marketplace): Promise<Shop> {
  const [shop] = (await uzum.checkConnection()).shops;
  if (!shop) throw new Error("the key sees no shop");
  return shop;
}

const tShirt = {
  category: "1001",
  titleUz: "Erkaklar futbolkasi oq paxta",
  titleRu: "Футболка мужская белая хлопок",
  descriptionUz: "Yumshoq paxtadan futbolka.",
  descriptionRu: "Футболка из мягкого хлопка.",
  sku: "TS1",
  barcode: "4780000000017",
  ikpu: "06109001001000000",
  priceUzs: 129000,
  lengthMm: 300,
  widthMm: 250,
  heightMm: 20,
  weightGrams: 180,
};

/** The one named `sku`, without the ids that the marketplace gave it. */
export const bySku = (sku: string) => ({ sku, externalId: null, variantExternalId: null });
