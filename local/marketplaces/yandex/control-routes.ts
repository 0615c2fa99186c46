import type { Context, Hono } from "hono";
import { z } from "zod";
import { advance, steps } from "./advance.ts";
import { answer, findSeller, type Naming, naming, readInput, readOrderKey } from "./control-input.ts";
import { orderToWire } from "./order-wire.ts";
import { placeOrder } from "./orders.ts";
import { BadRequest } from "./replies.ts";
import type { Seller, Sellers } from "./sellers.ts";
import { campaignStatus, cardStatus, findPrice, toAmount } from "./state.ts";

const orderSchema = z.object({
  ...naming,
  sku: z.string(),
  quantity: z.coerce.number().int().positive().default(1),
  marked: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});
const advanceSchema = z.object({ ...naming, to: z.enum(steps).optional() });
const moderationSchema = z.object({
  ...naming,
  sku: z.string(),
  verdict: z.enum(["live", "rejected"]),
  words: z.string().default(""),
});
const pushSchema = z.object({ ...naming, url: z.string() });

/** For people, demos and tests; no part of Yandex Market's API. Takes JSON, or a form of the page and leads back to it. */
export function addControlRoutes(app: Hono, sellers: Sellers, key: string) {
  const find = (c: Context, named: Naming) => findSeller(sellers, key, c, named);

  app.post("/_sandbox/orders", async (c) => {
    const input = await readInput(c, orderSchema);
    const orderKey = readOrderKey(input, key);
    const seller = find(c, orderKey === undefined ? input : { seller: input.seller });
    const { sku, quantity, marked: isMarked } = input;
    const order = placeOrder(seller.state, seller.pushes.send, { sku, quantity, key: orderKey, isMarked });
    return answer(c, seller, { externalId: String(order.id) });
  });

  app.post("/_sandbox/orders/:id/advance", async (c) => {
    const input = await readInput(c, advanceSchema);
    const seller = find(c, input);
    const order = advance(seller.state, seller.pushes.send, c.req.param("id"), input.to);
    return answer(c, seller, { externalId: String(order.id), status: order.status, substatus: order.substatus });
  });

  app.post("/_sandbox/moderation", async (c) => {
    const { sku, verdict, words, ...named } = await readInput(c, moderationSchema);
    const seller = find(c, named);
    const card = seller.state.cards.get(sku);
    if (!card) throw new BadRequest(`no listing ${sku}`, 404);
    seller.state.cards.put(sku, { ...card, wasLive: verdict === "live", verdict: { state: verdict, words } });
    return answer(c, seller, { sku, verdict });
  });

  app.post("/_sandbox/push", async (c) => {
    const { url, ...named } = await readInput(c, pushSchema);
    const seller = find(c, named);
    seller.state.settings.put("pushUrl", url);
    return answer(c, seller, { url, isAlive: url !== "" && (await seller.pushes.probe(url)) });
  });

  app.get("/_sandbox/state", (c) => c.json(describeSeller(find(c, {}))));
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
      price: toAmount(findPrice(state, sku)?.tiyin ?? 0),
      available: state.stocks.get(sku)?.available ?? 0,
    })),
    orders: state.orders.list().map(({ value }) => orderToWire(state.cabinet, value)),
    returns: state.returns.list().map(({ value }) => value),
    chats: state.chats.list().map(({ value }) => value),
    questions: state.questions.list().map(({ value }) => value),
    reviews: state.reviews.list().map(({ value }) => value),
    traits: state.traits(),
    pushUrl: state.settings.get("pushUrl") ?? null,
    pendingPushes: state.pushes.list().length,
  };
}
