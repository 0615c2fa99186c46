import type { Capability } from "@/lib/marketplaces/types";

const cards = "OFFERS_AND_CARDS_MANAGEMENT";
const cardsRead = "OFFERS_AND_CARDS_MANAGEMENT_READ_ONLY";
const orders = "INVENTORY_AND_ORDER_PROCESSING";
const ordersRead = "INVENTORY_AND_ORDER_PROCESSING_READ_ONLY";
const prices = "PRICING";
const pricesRead = "PRICING_READ_ONLY";
const communication = "COMMUNICATION";
const finance = "FINANCE_AND_ACCOUNTING";
const all = "ALL_METHODS";
const allRead = "ALL_METHODS_READ_ONLY";

/**
 * Any one of the scopes gives the right (`x-auth-scopes` in the specification). Pushes need no scope. Buyers' words may be
 * read with the scope for reading all; an answer to them wants COMMUNICATION.
 */
export const scopesOf: Record<Exclude<Capability, "push" | "register-push">, readonly string[]> = {
  "read-categories": [all, allRead, cards, cardsRead],
  "publish-card": [all, cards],
  "set-pictures": [all, cards],
  "read-listings": [all, allRead, cards, cardsRead],
  "read-moderation": [all, allRead, cards, cardsRead],
  "set-price": [all, prices],
  "read-price": [all, allRead, prices, pricesRead],
  "read-quarantine": [all, allRead, prices, pricesRead],
  "release-price": [all, prices],
  "read-price-advice": [all, allRead, prices, pricesRead],
  "list-warehouses": [all, allRead, orders, ordersRead],
  "set-stock": [all, cards],
  "read-stock": [all, allRead, cards, cardsRead],
  "list-orders": [all, allRead, orders, ordersRead, finance],
  "confirm-order": [all, orders],
  "cancel-order": [all, orders],
  "mark-units": [all, orders],
  "read-labels": [all, orders],
  "list-returns": [all, allRead, orders, ordersRead],
  chats: [all, allRead, communication],
  questions: [all, allRead, communication],
  reviews: [all, allRead, communication],
  "list-fees": [all, allRead, orders, ordersRead],
  "read-tariffs": [all, allRead, finance, prices, pricesRead],
};

export function listMissingRights(scopes: readonly string[]): Capability[] {
  return (Object.keys(scopesOf) as (keyof typeof scopesOf)[]).filter(
    (capability) => !scopesOf[capability].some((scope) => scopes.includes(scope)),
  );
}
