import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { readPriceItems, type WirePriceItem } from "@/lib/marketplaces/ozon/price-items";
import { readRounded } from "@/lib/marketplaces/ozon/wire";
import type { TariffQuestion } from "@/lib/marketplaces/port";
import type { Tariff } from "@/lib/marketplaces/types";

/** Only products that are in the cabinet already have tariffs: Ozon has no calculator for others. */
export async function readTariffs(client: OzonClient, items: readonly TariffQuestion[]): Promise<Tariff[]> {
  const found = await readPriceItems(
    client,
    items.map(({ sku }) => sku),
  );
  return found.flatMap(toTariffs);
}

const sums = ["fbs_first_mile_max_amount", "fbs_direct_flow_trans_max_amount", "fbs_deliv_to_customer_amount"] as const;

/**
 * What selling one unit from the seller's own warehouse costs at most, at the price that the product has now. The way
 * back (`fbs_return_flow_amount`) costs only when there is one.
 */
export function toTariffs({ offer_id: sku, price, commissions, acquiring }: WirePriceItem): Tariff[] {
  const tariffs: Tariff[] = [];
  const percent = commissions?.sales_percent_fbs ?? null;
  if (percent !== null) {
    const basisPoints = Math.round(percent * 100);
    tariffs.push({ sku, kind: "commission", rawKind: "sales_percent_fbs", basisPoints, amount: null });
  }
  const currency = price?.currency_code ?? "";
  const addSum = (kind: Tariff["kind"], rawKind: string, amount: number | null | undefined) => {
    if (!amount || currency === "") return;
    tariffs.push({ sku, kind, rawKind, basisPoints: null, amount: readRounded(amount, currency) });
  };
  for (const name of sums) addSum("logistics", name, commissions?.[name]);
  addSum("acquiring", "acquiring", acquiring);
  return tariffs;
}
