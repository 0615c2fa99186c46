import type { Marketplace } from "@/lib/marketplaces/port";
import type { CardDraft, Shop } from "@/lib/marketplaces/types";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { money } from "@/lib/money";
import { startYandexSandbox, type YandexSandboxOptions } from "@/local/marketplaces/yandex/start.ts";
import { recordExchanges } from "../../support/record-exchanges.ts";
import { openSpec } from "../../support/spec.ts";

const spec = openSpec(["yandex/openapi.bundled.json"]);
if (!spec) console.warn("Yandex Market's specification is not beside the repository: exchanges go unchecked");

/** The adapter before a sandbox of its own, with a clock that only the test moves. */
export async function openYandex(options: Partial<YandexSandboxOptions> = {}) {
  const clock = { ms: Date.parse("2026-11-20T06:00:00Z") };
  const now = () => new Date(clock.ms);
  const sandbox = await startYandexSandbox({ key: "ACMA:right", readOnlyKey: "ACMA:read", now, ...options });
  const { fetch, exchanges } = recordExchanges();
  const connect = (key = "ACMA:right"): Marketplace =>
    createYandex({ credentials: { key }, origin: sandbox.url, fetch, now });
  const control = async (path: string, body: object) => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await globalThis.fetch(`${sandbox.url}/_sandbox/${path}`, init);
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  return {
    sandbox,
    clock,
    connect,
    control,
    market: connect(),
    fetch,
    exchanges,
    listViolations: () => [...new Set(exchanges.flatMap((exchange) => spec?.check(exchange) ?? []))],
  };
}

export async function openShop(market: Marketplace): Promise<Shop> {
  const [shop] = (await market.checkConnection()).shops;
  if (!shop) throw new Error("the sandbox has no shop");
  return shop;
}

export function lampCard(sku: string, change: Partial<CardDraft> = {}): CardDraft {
  return {
    sku,
    categoryExternalId: "1003093",
    texts: {
      ru: { title: `Лампа ${sku}`, description: "Настольная лампа с тремя режимами света." },
      uz: { title: `Chiroq ${sku}`, description: "Uch xil yorug‘likli stol chirog‘i." },
    },
    brand: "Nur",
    barcodes: ["4780012345678"],
    pictureUrls: ["https://pictures.example/lamp.jpg"],
    dimensions: { lengthMm: 205, widthMm: 120, heightMm: 300, weightGrams: 850 },
    attributes: [{ externalId: "31006020", values: [{ text: "9" }] }],
    price: money(18_900_000n, "UZS"),
    ikpu: "08528001001000000",
    ...change,
  };
}

export const refOf = (sku: string) => ({ sku, externalId: null, variantExternalId: null });
