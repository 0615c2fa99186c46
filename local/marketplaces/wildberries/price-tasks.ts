import type { Price, PriceTask, Shop } from "./state.ts";

const quarantineWords =
  "The new price is several times lower than the current price. Item has been moved to Price Quarantine";

export const discounted = ({ price, discount }: Price): number => (price * (100 - discount)) / 100;

/** Uploads whose time has come are worked off in their order. */
export function applyDueTasks(shop: Shop) {
  const now = shop.now().getTime();
  for (const { key, value: task } of shop.priceTasks.list()) {
    if (task.results || task.readyAt > now) continue;
    shop.priceTasks.put(key, { ...task, results: task.wanted.map((wanted) => applyPrice(shop, wanted)) });
  }
}

/** A price at least three times lower goes to quarantine, and the item is sold on at the old one. */
function applyPrice(shop: Shop, { nmID, price, discount }: PriceTask["wanted"][number]) {
  const key = String(nmID);
  const from = shop.prices.get(key) ?? { price: 0, discount: 0 };
  const to = { price, discount };
  const isTooLow = discounted(from) > 0 && discounted(to) * 3 <= discounted(from);
  if (isTooLow) shop.quarantine.put(key, { from, to });
  else {
    shop.prices.put(key, to);
    shop.quarantine.remove(key);
  }
  return { nmID, price, discount, errorText: isTooLow ? quarantineWords : null };
}
