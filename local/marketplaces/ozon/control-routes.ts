import type { Hono } from "hono";
import { z } from "zod";
import { act, findSeller, type Naming, naming } from "./control.ts";
import { FlowError } from "./flow-error.ts";
import { listProducts, moderate } from "./moderation.ts";
import { advanceOrder, placeOrder, targets } from "./posting-flow.ts";
import { listEndpoints } from "./push-endpoints.ts";
import { findLabel } from "./seller-key.ts";
import type { Seller, Sellers } from "./sellers.ts";
import { readStock } from "./stocks.ts";

const orderBody = naming.extend({
  sku: z.string().min(1),
  quantity: z.coerce.number().int().positive().default(1),
  marked: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});
const advanceBody = naming.extend({ to: z.enum(targets).optional() });
const moderationBody = naming.extend({
  sku: z.string().min(1),
  verdict: z.enum(["live", "rejected"]),
  words: z.string().default("Карточка не прошла модерацию."),
});

/** What buyers and moderators do. */
export function addControlRoutes(app: Hono, sellers: Sellers, key: string) {
  /** A `key` that is no seller's makes a repeated request give the same order. */
  function readOrderKey({ key: given }: Naming): string | undefined {
    return given?.includes("~") || findLabel(given, key) !== null ? undefined : given;
  }

  app.post("/_sandbox/orders", (c) =>
    act(c, orderBody, ({ sku, quantity, marked: isMarked, ...named }) => {
      const orderKey = readOrderKey(named);
      const { sandbox } = findSeller(sellers, key, c, orderKey === undefined ? named : { seller: named.seller });
      return { externalId: placeOrder(sandbox, { sku, quantity, key: orderKey, isMarked }) };
    }),
  );

  app.post("/_sandbox/orders/:id/advance", (c) =>
    act(c, advanceBody, ({ to, ...named }) => {
      const { sandbox } = findSeller(sellers, key, c, named);
      advanceOrder(sandbox, c.req.param("id"), to);
      const posting = sandbox.state.postings.get(c.req.param("id"));
      return { externalId: posting?.number, status: posting?.status, substatus: posting?.substatus };
    }),
  );

  app.post("/_sandbox/moderation", (c) =>
    act(c, moderationBody, ({ sku, verdict, words, ...named }) => {
      if (!moderate(findSeller(sellers, key, c, named).sandbox, sku, verdict, words))
        throw new FlowError(`no listing ${sku}`);
      return { sku, verdict };
    }),
  );

  app.get("/_sandbox/state", (c) => act(c, naming, (named) => describe(findSeller(sellers, key, c, named))));
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
    pushUrl: listEndpoints(state)[0]?.url ?? null,
    pushEndpoints: listEndpoints(state),
    chats: state.chats.list().map(({ value }) => value),
    questions: state.questions.list().map(({ value }) => value),
    reviews: state.reviews.list().map(({ value }) => value),
  };
}
