import type { Capability } from "@/lib/marketplaces/types";

/** Capabilities by what a seller does with them; the marketplaces' own kinds of rights run along the same lines. */
const groups = {
  cards: ["read-categories", "publish-card", "set-pictures", "read-listings", "read-moderation"],
  prices: ["set-price", "read-price", "read-quarantine", "release-price", "read-price-advice"],
  stock: ["list-warehouses", "set-stock", "read-stock"],
  orders: ["list-orders", "confirm-order", "cancel-order", "mark-units", "read-labels", "list-returns"],
  buyers: ["chats", "questions", "reviews"],
  money: ["list-fees", "read-tariffs"],
} as const satisfies Record<string, readonly Capability[]>;

export type RightsGroup = keyof typeof groups;

/** A tick or a gap for each group of which the marketplace offers something. */
export function listRights(offered: ReadonlySet<Capability>, missing: readonly Capability[]) {
  return (Object.keys(groups) as RightsGroup[]).flatMap((group) => {
    const own: readonly Capability[] = groups[group];
    const possible = own.filter((capability) => offered.has(capability));
    if (possible.length === 0) return [];
    return [{ group, missing: possible.filter((capability) => missing.includes(capability)) }];
  });
}
