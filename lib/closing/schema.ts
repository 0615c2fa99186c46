import { z } from "zod";
import { isStorable } from "@/lib/db/storable-text";

/** How long the account can still be kept; the database counts the days itself (migration `closing`). */
export const graceDays = 30;

/** The business name is typed: after the days there is no way back. */
export const closingSchema = z.strictObject({
  typedName: z.string().max(300).refine(isStorable).trim().min(1, "closing.nameNeeded"),
});

export const keepingSchema = z.strictObject({});
