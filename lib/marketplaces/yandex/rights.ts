import type { Capability } from "@/lib/marketplaces/types";

const cards = "OFFERS_AND_CARDS_MANAGEMENT";
const cardsRead = "OFFERS_AND_CARDS_MANAGEMENT_READ_ONLY";
const orders = "INVENTORY_AND_ORDER_PROCESSING";
const ordersRead = "INVENTORY_AND_ORDER_PROCESSING_READ_ONLY";
const prices = "PRICING";
const pricesRead = "PRICING_READ_ONLY";
const all = "ALL_METHODS";
const allRead = "ALL_METHODS_READ_ONLY";

/** Any one of the scopes gives the right (`x-auth-scopes` in the specification). Pushes need no scope. */
export const scopesOf: Record<Exclude<Capability, "push">, readonly string[]> = {
  "read-categories": [all, allRead, cards, cardsRead],
  "publish-card": [all, cards],
  "read-listings": [all, allRead, cards, cardsRead],
  "set-price": [all, prices],
  "read-price": [all, allRead, prices, pricesRead],
  "set-stock": [all, cards],
  "read-stock": [all, allRead, cards, cardsRead],
  "list-orders": [all, allRead, orders, ordersRead],
  "confirm-order": [all, orders],
  "cancel-order": [all, orders],
  "list-fees": [all, allRead, orders, ordersRead],
};

export function listMissingRights(scopes: readonly string[]): Capability[] {
  return (Object.keys(scopesOf) as (keyof typeof scopesOf)[]).filter(
    (capability) => !scopesOf[capability].some((scope) => scopes.includes(scope)),
  );
}
