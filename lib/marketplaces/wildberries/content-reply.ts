import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";

/** Content answers wrap everything in `{data, error, errorText}`, and can say `error` in a 200. */
export function contentReply<T extends z.ZodType>(data: T) {
  return z.object({ data, error: z.boolean().optional(), errorText: z.string().optional() });
}

export function throwIfError({ error, errorText }: { error?: boolean | undefined; errorText?: string | undefined }) {
  if (error) throw new MarketplaceError("rejected", { code: "400", words: errorText });
}
