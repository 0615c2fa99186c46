import type { Context, Hono } from "hono";
import { z } from "zod";
import { listProducts, moderate } from "./moderation.ts";
import { advanceOrder, FlowError, placeOrder, targets } from "./posting-flow.ts";
import { findLabel, isLabel } from "./seller-key.ts";
import type { Seller, Sellers } from "./sellers.ts";
import { readStock } from "./stocks.ts";

/** Who is meant: the seller's Api-Key in the body or the query; `seller` is the label, from the page. */
const naming = z.object({
  key: z.string().optional(),
  seller: z.string().refine(isLabel).or(z.literal("")).optional(),
});
type Naming = z.infer<typeof naming>;

const orderBody = naming.extend({
  sku: z.string().min(1),
  quantity: z.coerce.number().int().positive().default(1),
});
const advanceBody = naming.extend({ to: z.enum(targets).optional() });
const moderationBody = naming.extend({
  sku: z.string().min(1),
  verdict: z.enum(["live", "rejected"]),
  words: z.string().default("Карточка не прошла модерацию."),
});
const pushBody = naming.extend({ url: z.url({ protocol: /^https?$/ }) });

/** What buyers and moderators do: JSON for programs, forms for the page (which come back to it). */
export function addControlRoutes(app: Hono, sellers: Sellers, key: string) {
  /** Without a name it is the first seller. */
  function findSeller(c: Context, { key: given = c.req.query("key"), seller = "" }: Naming): Seller {
    const label = given === undefined ? seller : findLabel(given, key);
    if (label === null) throw new FlowError("no such key", 404);
    return sellers.open(label);
  }

  /** A `key` that is no seller's makes a repeated request give the same order. */
  function readOrderKey({ key: given }: Naming): string | undefined {
    return given?.includes("~") || findLabel(given, key) !== null ? undefined : given;
  }

  app.post("/_sandbox/orders", (c) =>
    act(c, orderBody, ({ sku, quantity, ...named }) => {
      const orderKey = readOrderKey(named);
      const { sandbox } = findSeller(c, orderKey === undefined ? named : { seller: named.seller });
      return { externalId: placeOrder(sandbox, { sku, quantity, key: orderKey }) };
    }),
  );

  app.post("/_sandbox/orders/:id/advance", (c) =>
    act(c, advanceBody, ({ to, ...named }) => {
      const { sandbox } = findSeller(c, named);
      advanceOrder(sandbox, c.req.param("id"), to);
      const posting = sandbox.state.postings.get(c.req.param("id"));
      return { externalId: posting?.number, status: posting?.status, substatus: posting?.substatus };
    }),
  );

  app.post("/_sandbox/moderation", (c) =>
    act(c, moderationBody, ({ sku, verdict, words, ...named }) => {
      if (!moderate(findSeller(c, named).sandbox, sku, verdict, words)) throw new FlowError(`no listing ${sku}`);
      return { sku, verdict };
    }),
  );

  /** As in the cabinet: an address that does not answer the check as documented is not saved. */
  app.post("/_sandbox/push", (c) =>
    act(c, pushBody, async ({ url, ...named }) => {
      const { state, push } = findSeller(c, named).sandbox;
      const fault = await push.check(url);
      if (fault) throw new FlowError(fault);
      state.settings.put("push-url", url);
      return { url };
    }),
  );

  app.get("/_sandbox/state", (c) => act(c, naming, (named) => describe(findSeller(c, named))));
}

function describe({ label, sandbox }: Seller) {
  const { state, cabinet } = sandbox;
  return {
    seller: { label, ...cabinet },
    listings: listProducts(sandbox).map(({ item, productId, sku, price, verdict, errors }) => ({
      sku: item.offer_id,
      title: item.name,
      productId,
      ozonSku: sku,
      price,
      verdict,
      errors: errors.map(({ description }) => description),
      stock: readStock(state, cabinet.mainWarehouseId, item.offer_id),
    })),
    orders: state.postings.list().map(({ value }) => value),
    accruals: Object.fromEntries(state.accruals.list().map(({ key, value }) => [key, value])),
    returns: state.returns.list().map(({ value }) => value),
    pushUrl: state.settings.get("push-url") ?? null,
  };
}

async function act<T extends Naming>(c: Context, schema: z.ZodType<T>, work: (input: T) => object | Promise<object>) {
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
