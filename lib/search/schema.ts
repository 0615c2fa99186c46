import { z } from "zod";
import { isStorable } from "@/lib/db/storable-text";

export const searchKinds = ["products", "orders", "listings"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Of an address: what is wrong is as good as absent. */
export const searchSchema = z.object({
  q: z.string().max(200).refine(isStorable).catch(""),
  /** One kind alone, by the page; all kinds, a few of each, where it is absent. */
  kind: z.enum(searchKinds).nullable().catch(null),
  /** The last row of the page before. */
  after: z.uuid().nullable().catch(null),
});
export type SearchInput = z.output<typeof searchSchema>;

/** Shorter says too little to look for. */
export const shortestQuery = 2;
