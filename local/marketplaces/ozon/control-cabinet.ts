import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { act, findSeller, type Naming, naming } from "./control.ts";
import { FlowError } from "./flow-error.ts";
import { addEndpoint, enableEndpoint, listEndpoints, pushTypes } from "./push-endpoints.ts";
import type { Sellers } from "./sellers.ts";
import { subscriptions } from "./subscription.ts";

const pushBody = naming.extend({ url: z.url({ protocol: /^https?$/ }) });
const subscriptionBody = naming.extend({
  type: z.enum(subscriptions),
  reviews: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});
const currencyBody = naming.extend({ currency: z.enum(["RUB", "BYN", "KZT", "EUR", "USD", "CNY", "KGS"]) });
const rightsBody = naming.extend({ methods: z.array(z.string()).nullable() });
const warehousesBody = naming.extend({ extra: z.coerce.number().int().min(0).max(1000) });
const rivalBody = naming.extend({ sku: z.string().min(1), price: z.string().regex(/^\d{1,9}(\.\d{1,2})?$/) });
const timeBody = naming.extend({
  advanceMs: z.coerce
    .number()
    .int()
    .positive()
    .max(400 * 24 * 3_600_000),
});

/** What the seller sets up in the cabinet, what a competitor asks, and the clock. */
export function addCabinetControls(
  app: Hono,
  { sellers, key, clock }: { sellers: Sellers; key: string; clock: Clock },
) {
  const stateOf = (c: Context, named: Naming) => findSeller(sellers, key, c, named).sandbox.state;

  /** As in the cabinet: an address that does not answer the check as documented is not saved, and there is one. */
  app.post("/_sandbox/push", (c) =>
    act(c, pushBody, async ({ url, ...named }) => {
      const { state, push, now } = findSeller(sellers, key, c, named).sandbox;
      const fault = await push.check(url);
      if (fault) throw new FlowError(fault);
      const known = listEndpoints(state).find((one) => one.url === url);
      for (const one of listEndpoints(state)) {
        if (one !== known) state.pushEndpoints.remove(String(one.id));
      }
      if (known) enableEndpoint(state, { ...known, types: [...pushTypes] }, true);
      else addEndpoint(state, { url, types: pushTypes, at: now() });
      return { url };
    }),
  );

  /** As after too many bad answers, without waiting for them. */
  app.post("/_sandbox/push/suspend", (c) =>
    act(c, naming, (named) => {
      const state = stateOf(c, named);
      for (const one of listEndpoints(state)) enableEndpoint(state, one, false);
      return { suspended: listEndpoints(state).length };
    }),
  );

  app.post("/_sandbox/subscription", (c) =>
    act(c, subscriptionBody, ({ type, reviews, ...named }) => {
      const { settings } = stateOf(c, named);
      settings.put("subscription", type);
      settings.put("review-management", reviews ? "yes" : "no");
      return { type, reviews };
    }),
  );

  app.post("/_sandbox/currency", (c) =>
    act(c, currencyBody, ({ currency, ...named }) => {
      stateOf(c, named).settings.put("currency", currency);
      return { currency };
    }),
  );

  /** What the key may call, as the seller ticked it off; `null`: everything again. */
  app.post("/_sandbox/rights", (c) =>
    act(c, rightsBody, ({ methods, ...named }) => {
      const { settings } = stateOf(c, named);
      if (methods) settings.put("allowed-paths", JSON.stringify(methods));
      else settings.remove("allowed-paths");
      return { methods };
    }),
  );

  /** Warehouses that are not active yet, beside the two that every cabinet has. */
  app.post("/_sandbox/warehouses", (c) =>
    act(c, warehousesBody, ({ extra, ...named }) => {
      stateOf(c, named).settings.put("extra-warehouses", String(extra));
      return { extra };
    }),
  );

  app.post("/_sandbox/competitors", (c) =>
    act(c, rivalBody, ({ sku, price, ...named }) => {
      stateOf(c, named).competitors.put(sku, price);
      return { sku, price };
    }),
  );

  app.post("/_sandbox/time", (c) =>
    act(c, timeBody, ({ advanceMs }) => ({ now: clock.advance(advanceMs).toISOString() })),
  );
}
