import { z } from "zod";
import type { Scope } from "./methods.ts";

/** What differs from cabinet to cabinet; a seller of Market Yandex Go in Uzbekistan unless told otherwise. */
export const traitsSchema = z.object({
  /** False: a shop may have prices of its own beside the cabinet's. */
  onlyDefaultPrice: z.boolean().default(true),
  isMarketYandexGo: z.boolean().default(true),
  subscriptionLevel: z.enum(["NONE", "LIGHT", "MEDIUM"]).default("NONE"),
  /** The warehouse stands in a group: stock goes by shop, and the newer methods know nothing of it. */
  hasWarehouseGroup: z.boolean().default(false),
  /** Of the seller's full key. */
  scopes: z.array(z.custom<Scope>((value) => typeof value === "string")).default(["ALL_METHODS"]),
});

export type Traits = z.infer<typeof traitsSchema>;
