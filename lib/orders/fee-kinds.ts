import type { Fee } from "@/lib/marketplaces/types";

/** In the order that a chain is read; each has its words in `orders.detail.fees`. */
export const feeKinds = [
  "commission",
  "logistics",
  "acquiring",
  "storage",
  "fine",
  "other",
] as const satisfies Fee["kind"][];
export type FeeKind = (typeof feeKinds)[number];

/** A stored kind that we have no word for is another fee. */
export const feeKindOf = (stored: string): FeeKind => feeKinds.find((kind) => kind === stored) ?? "other";
