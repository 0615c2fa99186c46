import { readCurrency } from "./context.ts";
import { toKopecks } from "./roubles.ts";
import type { State } from "./state.ts";

/** Until a competitor's price is set, somebody asks what the card was first imported with. */
export function readIndexes(state: State, offerId: string, price: string) {
  const rival = state.competitors.get(offerId) ?? state.products.get(offerId)?.item.price ?? "";
  const [own, other] = [Number(toKopecks(price) ?? 0n), Number(toKopecks(rival) ?? 0n)];
  if (own <= 0 || other <= 0) return { color_index: "WITHOUT_INDEX" };
  const ratio = own / other;
  return {
    color_index: ratio <= 0.9 ? "SUPER" : ratio <= 1 ? "GREEN" : ratio <= 1.1 ? "YELLOW" : "RED",
    ozon_index_data: {
      min_price: other / 100,
      min_price_currency: readCurrency(state),
      price_index_value: Math.round(ratio * 100) / 100,
    },
  };
}
