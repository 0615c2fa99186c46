import { z } from "zod";

const factSchema = z.object({
  key: z.string(),
  value: z.string(),
  uz: z.string().nullish(),
  ru: z.string().nullish(),
  source: z.enum(["seen", "given", "assumed"]).catch("assumed"),
});
export type Fact = z.infer<typeof factSchema>;

const orderSchema = z.object({
  facts: z.array(factSchema),
  marketplace: z.object({ titleMax: z.number().nullish(), descriptionMax: z.number().nullish() }).nullish(),
});
export type Order = { facts: Fact[]; titleMax: number; descriptionMax: number };

/** The table of facts that a card is asked from; null where the question holds none. */
export function readOrder(data: unknown): Order | null {
  const parsed = orderSchema.safeParse(data);
  if (!parsed.success) return null;
  const { facts, marketplace } = parsed.data;
  return {
    facts,
    titleMax: marketplace?.titleMax ?? 200,
    descriptionMax: marketplace?.descriptionMax ?? 2000,
  };
}
