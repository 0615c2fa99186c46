import { z } from "zod";
import type { TariffQuestion } from "@/lib/marketplaces/port";
import type { Shop, Tariff } from "@/lib/marketplaces/types";
import { chunk } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire, currencyToWire } from "@/lib/marketplaces/yandex/currency";
import { feeKind } from "@/lib/marketplaces/yandex/fees";
import { resultOf } from "@/lib/marketplaces/yandex/wire";
import { type Currency, formatMajor, parseMajor } from "@/lib/money";

const tariffSchema = z.object({
  type: z.string(),
  amount: z.number().nullish(),
  currency: z.string().nullish(),
  parameters: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});

const tariffsSchema = resultOf(z.object({ offers: z.array(z.object({ tariffs: z.array(tariffSchema) })) }));

type Question = TariffQuestion & { categoryExternalId: string; dimensions: NonNullable<TariffQuestion["dimensions"]> };

/** Category and measures are required; what lacks them stays without an answer. Answers come in the questions' order. */
export async function readTariffs(
  client: Client,
  { shop, items }: { shop: Shop; items: TariffQuestion[] },
): Promise<Tariff[]> {
  const complete = items.filter(
    (item): item is Question => item.categoryExternalId !== null && item.dimensions !== null,
  );
  const byCurrency = new Map<Currency, Question[]>();
  for (const item of complete) {
    byCurrency.set(item.price.currency, [...(byCurrency.get(item.price.currency) ?? []), item]);
  }
  const tariffs: Tariff[] = [];
  for (const [currency, questions] of byCurrency) {
    for (const batch of chunk(questions, 200)) tariffs.push(...(await ask(client, shop, currency, batch)));
  }
  return tariffs;
}

async function ask(client: Client, shop: Shop, currency: Currency, batch: Question[]): Promise<Tariff[]> {
  const { result } = await client.call({
    method: "calculateTariffs",
    body: {
      parameters: { campaignId: Number(shop.externalId), currency: currencyToWire(currency) },
      offers: batch.map(questionToWire),
    },
    reply: tariffsSchema,
  });
  // An answer of another length cannot be told apart.
  if (result.offers.length !== batch.length) return [];
  return batch.flatMap(({ sku }, index) => tariffsOf(sku, result.offers[index]?.tariffs ?? [], currency));
}

function questionToWire({ categoryExternalId, price, dimensions }: Question): object {
  const { lengthMm, widthMm, heightMm, weightGrams } = dimensions;
  return {
    categoryId: Number(categoryExternalId),
    price: Number(formatMajor(price)),
    length: lengthMm / 10,
    width: widthMm / 10,
    height: heightMm / 10,
    weight: weightGrams / 1000,
  };
}

type WireTariff = z.infer<typeof tariffSchema>;

/** One service may have several costs, by the place of hand-over and the like: the dearest is counted on. */
export function tariffsOf(sku: string, wire: WireTariff[], currency: Currency): Tariff[] {
  const dearest = new Map<string, WireTariff>();
  for (const tariff of wire) {
    const known = dearest.get(tariff.type);
    if (!known || (tariff.amount ?? 0) > (known.amount ?? 0)) dearest.set(tariff.type, tariff);
  }
  return [...dearest.values()].map((tariff) => {
    const basisPoints = readPart(tariff);
    const hasAmount = basisPoints === null && tariff.amount != null;
    const paidIn = tariff.currency ? currencyFromWire(tariff.currency) : currency;
    return {
      sku,
      kind: feeKind(tariff.type),
      rawKind: tariff.type,
      basisPoints,
      amount: hasAmount ? parseMajor(String(tariff.amount), paidIn) : null,
    };
  });
}

/** A plain percentage of the price; one with bounds is a sum for this price alone. */
function readPart({ parameters }: WireTariff): number | null {
  const named = new Map((parameters ?? []).map(({ name, value }) => [name, value]));
  if (named.get("valueType") !== "relative" || named.has("minValue") || named.has("maxValue")) return null;
  const percent = Number((named.get("value") ?? "").replace(",", ".") || Number.NaN);
  return Number.isFinite(percent) ? Math.round(percent * 100) : null;
}
