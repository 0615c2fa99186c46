import type { Context, Hono } from "hono";
import { z } from "zod";
import { orderToWire } from "./order-wire.ts";
import { advanceOrder, placeOrder, steps } from "./orders.ts";
import { BadRequest } from "./replies.ts";
import { findLabel, isLabel } from "./seller-key.ts";
import type { Seller, Sellers } from "./sellers.ts";
import { campaignStatus, cardStatus, toAmount } from "./state.ts";

/** Who is meant: the seller's key in the body or the query; `seller` is the label, from the page. */
const naming = { key: z.string().optional(), seller: z.string().refine(isLabel).or(z.literal("")).optional() };

const orderSchema = z.object({
  ...naming,
  sku: z.string(),
  quantity: z.coerce.number().int().positive().default(1),
});
const advanceSchema = z.object({ ...naming, to: z.enum(steps).optional() });
const moderationSchema = z.object({
  ...naming,
  sku: z.string(),
  verdict: z.enum(["live", "rejected"]),
  words: z.string().default(""),
});
const pushSchema = z.object({ ...naming, url: z.string() });

type Naming = { key?: string | undefined; seller?: string | undefined };

/** For people, demos and tests; no part of Yandex Market's API. Takes JSON, or a form of the page and leads back to it. */
export function addControlRoutes(app: Hono, sellers: Sellers, key: string) {
  /** Without a name it is the first seller. */
  function findSeller(c: Context, { key: given = c.req.query("key"), seller = "" }: Naming): Seller {
    const label = given === undefined ? seller : findLabel(given, key);
    if (label === null) throw new BadRequest("no such key", 404);
    return sellers.open(label);
  }

  /** A `key` that is no seller's makes a repeated request give the same order. */
  function readOrderKey({ key: given }: Naming): string | undefined {
    return given?.includes("~") || findLabel(given, key) !== null ? undefined : given;
  }

  app.post("/_sandbox/orders", async (c) => {
    const input = await readInput(c, orderSchema);
    const orderKey = readOrderKey(input);
    const seller = findSeller(c, orderKey === undefined ? input : { seller: input.seller });
    const order = placeOrder(seller.state, seller.pushes.send, input.sku, input.quantity, orderKey);
    return answer(c, seller, { externalId: String(order.id) });
  });

  app.post("/_sandbox/orders/:id/advance", async (c) => {
    const input = await readInput(c, advanceSchema);
    const seller = findSeller(c, input);
    const order = advanceOrder(seller.state, seller.pushes.send, c.req.param("id"), input.to);
    return answer(c, seller, { externalId: String(order.id), status: order.status, substatus: order.substatus });
  });

  app.post("/_sandbox/moderation", async (c) => {
    const { sku, verdict, words, ...named } = await readInput(c, moderationSchema);
    const seller = findSeller(c, named);
    const card = seller.state.cards.get(sku);
    if (!card) throw new BadRequest(`no listing ${sku}`, 404);
    seller.state.cards.put(sku, { ...card, wasLive: verdict === "live", verdict: { state: verdict, words } });
    return answer(c, seller, { sku, verdict });
  });

  app.post("/_sandbox/push", async (c) => {
    const { url, ...named } = await readInput(c, pushSchema);
    const seller = findSeller(c, named);
    seller.state.settings.put("pushUrl", url);
    return answer(c, seller, { url, isAlive: url !== "" && (await seller.pushes.probe(url)) });
  });

  app.get("/_sandbox/state", (c) => c.json(describeSeller(findSeller(c, {}))));
}

function describeSeller({ label, state }: Seller) {
  return {
    seller: { label, ...state.cabinet },
    listings: state.cards.list().map(({ key: sku, value: card }) => ({
      sku,
      title: card.offer.name,
      uzbek: card.uzbek,
      cardStatus: cardStatus(state, card),
      campaignStatus: campaignStatus(state, card),
      price: toAmount(state.prices.get(sku)?.tiyin ?? 0),
      available: state.stocks.get(sku)?.available ?? 0,
    })),
    orders: state.orders.list().map(({ value }) => orderToWire(state.cabinet, value)),
    pushUrl: state.settings.get("pushUrl") ?? null,
    pendingPushes: state.pushes.list().length,
  };
}

const isForm = (c: Context) => c.req.header("content-type")?.includes("form") ?? false;

async function readInput<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const input: unknown = isForm(c) ? await c.req.parseBody() : await c.req.json().catch(() => ({}));
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new BadRequest(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
}

const answer = (c: Context, { label }: Seller, result: object) =>
  isForm(c) ? c.redirect(label === "" ? "/" : `/?seller=${label}`, 303) : c.json(result);
