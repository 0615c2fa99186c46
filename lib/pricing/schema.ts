import { z } from "zod";
import { isStorable } from "@/lib/db/storable-text";

/** As people type it: `12 500`, `12500,50`. What is meant is read by the server, in the shop's currency. */
export const setPriceSchema = z.strictObject({
  listingId: z.uuid(),
  price: z.string().trim().min(1, "prices.notAPrice").max(30, "prices.notAPrice").refine(isStorable),
});
export type SetPriceInput = z.output<typeof setPriceSchema>;

export const answerSchema = z.strictObject({ questionId: z.uuid(), answer: z.enum(["send", "keep"]) });

/** Of an address: what is wrong is as good as absent. */
export const priceListSchema = z.object({ after: z.uuid().nullable().catch(null) });
