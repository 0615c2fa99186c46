import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Shop } from "@/lib/marketplaces/types";
import { findCurrency, readCurrency } from "@/lib/marketplaces/wildberries/amounts";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { fetchTasks, toUnixSeconds } from "@/lib/marketplaces/wildberries/order-calls";
import { goodsReply } from "@/lib/marketplaces/wildberries/price-wire";

type Currency = Shop["currency"];

const hourMs = 3_600_000;
const monthSeconds = 29 * 24 * 60 * 60;
const noPrices = "no-prices";

/** The price list alone names the currency of the seller's prices; null while it is empty: a new cabinet. */
export async function fetchPriceCurrency({ call, methods, memory }: Client): Promise<Currency | null> {
  try {
    return await memory.recall("currency", { freshMs: hourMs, staleMs: 24 * hourMs }, async () => {
      const { data } = await call(methods.goods, { query: { limit: 1, offset: 0 }, reply: goodsReply });
      const named = data?.listGoods[0]?.currencyIsoCode4217;
      // Not remembered: the first card brings it.
      if (!named) throw new MarketplaceError("rejected", { code: noPrices });
      return readCurrency(named);
    });
  } catch (error) {
    if (error instanceof MarketplaceError && error.code === noPrices) return null;
    throw error;
  }
}

/** Without the right to see prices: orders name the currency of the seller's country. */
export async function fetchOrderCurrency(client: Client): Promise<Currency | null> {
  const dateTo = toUnixSeconds(client.now());
  const { tasks } = await fetchTasks(client, { dateFrom: dateTo - monthSeconds, dateTo, next: 0 });
  const [task] = tasks;
  return task ? findCurrency(task.convertedCurrencyCode) : null;
}
