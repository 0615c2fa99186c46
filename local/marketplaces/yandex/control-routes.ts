import type { Context, Hono } from "hono";
import { z } from "zod";
import { orderToWire } from "./order-wire.ts";
import { advanceOrder, type Notify, placeOrder, steps } from "./orders.ts";
import type { Pushes } from "./pushes.ts";
import { BadRequest } from "./replies.ts";
import { campaignStatus, cardStatus, type State, toAmount } from "./state.ts";

const orderSchema = z.object({
  sku: z.string(),
  quantity: z.coerce.number().int().positive().default(1),
  key: z.string().optional(),
});
const advanceSchema = z.object({ to: z.enum(steps).optional() });
const moderationSchema = z.object({
  sku: z.string(),
  verdict: z.enum(["live", "rejected"]),
  words: z.string().default(""),
});
const pushSchema = z.object({ url: z.string() });

/** For people, demos and tests; no part of Yandex Market's API. Takes JSON, or a form of the page and leads back to it. */
export function addControlRoutes(app: Hono, state: State, notify: Notify, pushes: Pushes) {
  app.post("/_sandbox/orders", async (c) => {
    const { sku, quantity, key } = await readInput(c, orderSchema);
    const order = placeOrder(state, notify, sku, quantity, key);
    return answer(c, { externalId: String(order.id) });
  });

  app.post("/_sandbox/orders/:id/advance", async (c) => {
    const { to } = await readInput(c, advanceSchema);
    const order = advanceOrder(state, notify, c.req.param("id"), to);
    return answer(c, { externalId: String(order.id), status: order.status, substatus: order.substatus });
  });

  app.post("/_sandbox/moderation", async (c) => {
    const { sku, verdict, words } = await readInput(c, moderationSchema);
    const card = state.cards.get(sku);
    if (!card) throw new BadRequest(`no listing ${sku}`, 404);
    state.cards.put(sku, { ...card, wasLive: verdict === "live", verdict: { state: verdict, words } });
    return answer(c, { sku, verdict });
  });

  app.post("/_sandbox/push", async (c) => {
    const { url } = await readInput(c, pushSchema);
    state.settings.put("pushUrl", url);
    return answer(c, { url, isAlive: url !== "" && (await pushes.probe(url)) });
  });

  app.get("/_sandbox/state", (c) =>
    c.json({
      listings: state.cards.list().map(({ key, value: card }) => ({
        sku: key,
        title: card.offer.name,
        uzbek: card.uzbek,
        cardStatus: cardStatus(state, card),
        campaignStatus: campaignStatus(state, card),
        price: toAmount(state.prices.get(key)?.tiyin ?? 0),
        available: state.stocks.get(key)?.available ?? 0,
      })),
      orders: state.orders.list().map(({ value }) => orderToWire(value)),
      pushUrl: state.settings.get("pushUrl") ?? null,
      pendingPushes: state.pushes.list().length,
    }),
  );
}

const isForm = (c: Context) => c.req.header("content-type")?.includes("form") ?? false;

async function readInput<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const input: unknown = isForm(c) ? await c.req.parseBody() : await c.req.json().catch(() => ({}));
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new BadRequest(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
}

const answer = (c: Context, result: object) => (isForm(c) ? c.redirect("/", 303) : c.json(result));
