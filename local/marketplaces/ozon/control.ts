import type { Context } from "hono";
import { z } from "zod";
import { FlowError } from "./flow-error.ts";
import { findLabel, isLabel } from "./seller-key.ts";
import type { Seller, Sellers } from "./sellers.ts";

/** Who is meant: the seller's Api-Key in the body or the query; `seller` is the label, from the page. */
export const naming = z.object({
  key: z.string().optional(),
  seller: z.string().refine(isLabel).or(z.literal("")).optional(),
});
export type Naming = z.infer<typeof naming>;

/** Without a name it is the first seller. */
export function findSeller(sellers: Sellers, key: string, c: Context, { key: given, seller = "" }: Naming): Seller {
  const named = given ?? c.req.query("key");
  const label = named === undefined ? seller : findLabel(named, key);
  if (label === null) throw new FlowError("no such key", 404);
  return sellers.open(label);
}

/** JSON for programs, forms for the page (which come back to it). */
export async function act<T extends Naming>(
  c: Context,
  schema: z.ZodType<T>,
  work: (input: T) => object | Promise<object>,
) {
  const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  const parsed = schema.safeParse(isForm ? await c.req.parseBody() : await c.req.json().catch(() => ({})));
  const back = new URLSearchParams(parsed.data?.seller ? { seller: parsed.data.seller } : {});
  const leadBack = () => c.redirect(back.size > 0 ? `/?${back}` : "/", 303);
  try {
    if (!parsed.success) throw new FlowError(z.prettifyError(parsed.error));
    const result = await work(parsed.data);
    return isForm ? leadBack() : c.json(result);
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    if (!isForm) return c.json({ error: error.message }, error.status);
    back.set("problem", error.message);
    return leadBack();
  }
}
