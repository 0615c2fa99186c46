import { z } from "zod";
import { periods } from "@/lib/profit/periods";

/** Of an address: what is wrong is as good as absent. */
export const profitSchema = z.object({
  period: z.enum(periods).catch("week"),
  /** The last commission of the page before. */
  before: z.uuid().nullable().catch(null),
});
export type ProfitInput = z.infer<typeof profitSchema>;
