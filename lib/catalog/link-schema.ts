import { z } from "zod";
import { readSom } from "@/lib/catalog/read-numbers";

export const listingIdSchema = z.strictObject({ listingId: z.uuid() });
export const linkSchema = z.strictObject({ listingId: z.uuid(), productId: z.uuid() });
export const ignoreSchema = z.strictObject({ listingId: z.uuid(), isIgnored: z.boolean() });

export const newProductSchema = z
  .strictObject({
    listingId: z.uuid(),
    cost: z.string().transform((text, context) => {
      const minor = readSom(text);
      if (minor !== null && minor > 0n && minor <= 10_000_000_000_00n) return minor;
      context.addIssue({ code: "custom", message: "catalog.costWrong" });
      return z.NEVER;
    }),
  })
  .transform(({ listingId, cost }) => ({ listingId, costMinor: cost }));

export const linkPageSchema = z.object({
  connectionId: z.uuid(),
  view: z.enum(["open", "linked", "ignored"]).catch("open"),
  after: z.uuid().nullable().catch(null),
});
export type LinkPageInput = z.output<typeof linkPageSchema>;
