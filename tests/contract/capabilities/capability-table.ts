import { createMarketplace } from "@/lib/marketplaces/registry";
import { type Capability, capabilities, type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

/**
 * What the marketplaces' own specifications have no method for (read 2026-11-22; Ozon of 2026-08-14, Wildberries of
 * 2026-08-17, Yandex Market of 2026-08-19, Uzum's reconstruction of 2026-09). Everything else is ours to do.
 */
export const hasNoMethodFor: Record<MarketplaceId, readonly Capability[]> = {
  uzum: [
    "read-categories",
    "publish-card",
    "set-pictures",
    "read-quarantine",
    "release-price",
    "read-price-advice",
    "list-warehouses",
    // POST /v1/fbs/order/{orderId}/identifier is there, but nobody knows what its items look like.
    "mark-units",
    "chats",
    "questions",
    "reviews",
    "push",
    "register-push",
  ],
  // A held price is freed in the cabinet or by another price.
  wildberries: ["release-price", "read-price-advice", "push", "register-push"],
  // Where pushes go is typed into the cabinet.
  yandex: ["register-push"],
  // Held prices are only a filter of a list.
  ozon: ["read-quarantine", "release-price"],
};

export type Cell = "works" | "not offered by the marketplace" | "missing";

export function cellOf(id: MarketplaceId, capability: Capability): Cell {
  if (createMarketplace(id, { credentials: { key: "none" } }).can.has(capability)) return "works";
  return hasNoMethodFor[id].includes(capability) ? "not offered by the marketplace" : "missing";
}

const names: Record<MarketplaceId, string> = {
  uzum: "Uzum (its specification is a reconstruction)",
  wildberries: "Wildberries",
  yandex: "Yandex Market",
  ozon: "Ozon",
};

/** The README's table. */
export function drawTable(): string {
  const rows = capabilities.map((capability) => [capability, ...marketplaceIds.map((id) => cellOf(id, capability))]);
  const head = ["capability", ...marketplaceIds.map((id) => names[id])];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
