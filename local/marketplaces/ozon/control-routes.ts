import type { Context, Hono } from "hono";
import { z } from "zod";
import { mainWarehouseId } from "./account-routes.ts";
import type { Sandbox } from "./context.ts";
import { listProducts, moderate } from "./moderation.ts";
import { advanceOrder, FlowError, placeOrder, targets } from "./posting-flow.ts";
import { readStock } from "./stocks.ts";

const orderBody = z.object({
  sku: z.string().min(1),
  quantity: z.coerce.number().int().positive().default(1),
  key: z.string().optional(),
});
const advanceBody = z.object({ to: z.enum(targets).optional() });
const moderationBody = z.object({
  sku: z.string().min(1),
  verdict: z.enum(["live", "rejected"]),
  words: z.string().default("Карточка не прошла модерацию."),
});
const pushBody = z.object({ url: z.url({ protocol: /^https?$/ }) });

/** What buyers and moderators do: JSON for programs, forms for the page (which come back to it). */
export function addControlRoutes(app: Hono, sandbox: Sandbox) {
  const { state, push } = sandbox;

  app.post("/_sandbox/orders", (c) => act(c, orderBody, (order) => ({ externalId: placeOrder(sandbox, order) })));

  app.post("/_sandbox/orders/:id/advance", (c) =>
    act(c, advanceBody, ({ to }) => {
      advanceOrder(sandbox, c.req.param("id"), to);
      const posting = state.postings.get(c.req.param("id"));
      return { externalId: posting?.number, status: posting?.status, substatus: posting?.substatus };
    }),
  );

  app.post("/_sandbox/moderation", (c) =>
    act(c, moderationBody, ({ sku, verdict, words }) => {
      if (!moderate(sandbox, sku, verdict, words)) throw new FlowError(`no listing ${sku}`);
      return { sku, verdict };
    }),
  );

  /** As in the cabinet: an address that does not answer the check as documented is not saved. */
  app.post("/_sandbox/push", (c) =>
    act(c, pushBody, async ({ url }) => {
      const fault = await push.check(url);
      if (fault) throw new FlowError(fault);
      state.settings.put("push-url", url);
      return { url };
    }),
  );

  app.get("/_sandbox/state", (c) =>
    c.json({
      listings: listProducts(sandbox).map(({ item, productId, sku, price, verdict, errors }) => ({
        sku: item.offer_id,
        title: item.name,
        productId,
        ozonSku: sku,
        price,
        verdict,
        errors: errors.map(({ description }) => description),
        stock: readStock(state, mainWarehouseId, item.offer_id),
      })),
      orders: state.postings.list().map(({ value }) => value),
      accruals: Object.fromEntries(state.accruals.list().map(({ key, value }) => [key, value])),
      returns: state.returns.list().map(({ value }) => value),
      pushUrl: state.settings.get("push-url") ?? null,
    }),
  );
}

async function act<T>(c: Context, schema: z.ZodType<T>, work: (input: T) => object | Promise<object>) {
  const isForm = c.req.header("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  const parsed = schema.safeParse(isForm ? await c.req.parseBody() : await c.req.json().catch(() => ({})));
  try {
    if (!parsed.success) throw new FlowError(z.prettifyError(parsed.error));
    const result = await work(parsed.data);
    return isForm ? c.redirect("/", 303) : c.json(result);
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    return isForm
      ? c.redirect(`/?problem=${encodeURIComponent(error.message)}`, 303)
      : c.json({ error: error.message }, 409);
  }
}
