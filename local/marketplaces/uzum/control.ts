import { Hono } from "hono";
import { addCard, type CardForm } from "./cards.ts";
import { type Answer, answer, bad, good, readInput } from "./control-input.ts";
import { findLabel } from "./gate.ts";
import { decide } from "./moderation.ts";
import { advanceOrder, placeOrder } from "./orders.ts";
import type { Product, State } from "./state.ts";

type Options = { key: string; moderationMs: number };
/**
 * What buyers, moderators and couriers do, for the demo and the tests. JSON answers JSON; a form of the human pages
 * is sent back to its page.
 */
export function serveControl(state: State, { key, moderationMs }: Options) {
  const control = new Hono();

  control.post("/_sandbox/cabinet/products", async (context) => {
    const input = await readInput(context);
    return answer(context, saveCard(input), "/cabinet");
  });
  control.post("/cabinet/products", async (context) => {
    const input = await readInput(context);
    return answer(context, saveCard(input), "/cabinet");
  });

  control.post("/_sandbox/orders", async (context) => {
    const { sku = "", quantity = "1", key: sellerKey, scheme } = await readInput(context);
    const label = sellerKey === undefined ? undefined : findLabel(sellerKey, key);
    if (label === null) return answer(context, bad(404, "no such key"));
    const product = findProduct(sku, label, ({ verdict }) => verdict === "live");
    if (!product) return answer(context, bad(404, "no live listing with this SKU"));
    if (!/^[1-9]\d{0,4}$/.test(quantity)) return answer(context, bad(400, "quantity"));
    const order = placeOrder(state, product, Number(quantity), scheme === "DBS" ? "DBS" : "FBS");
    return answer(context, order ? good({ externalId: String(order.id) }) : bad(409, "not enough stock"));
  });

  control.post("/_sandbox/orders/:id/advance", async (context) => {
    const { to } = await readInput(context);
    const order = state.orders.get(context.req.param("id"));
    if (!order) return answer(context, bad(404, "no such order"));
    const moved = advanceOrder(state, order, to || undefined);
    if (!moved) return answer(context, bad(409, `not from ${order.status}`));
    return answer(context, good({ externalId: String(moved.id), status: moved.status }));
  });

  /** The seller types the marking codes into the cabinet: how the API takes them is not documented. */
  control.post("/_sandbox/orders/:id/identifiers", async (context) => {
    await readInput(context);
    const order = state.orders.get(context.req.param("id"));
    if (!order) return answer(context, bad(404, "no such order"));
    state.orders.put(String(order.id), { ...order, hasIdentifiers: true });
    return answer(context, good({ externalId: String(order.id) }));
  });

  control.post("/_sandbox/moderation", async (context) => {
    const { sku = "", verdict, words, key: sellerKey } = await readInput(context);
    const label = sellerKey === undefined ? undefined : findLabel(sellerKey, key);
    const product = label === null ? null : findProduct(sku, label, () => true);
    if (!product) return answer(context, bad(404, "no such SKU"));
    if (verdict !== "live" && verdict !== "rejected") return answer(context, bad(400, "verdict is live or rejected"));
    const title = words || "Карточка не соответствует требованиям";
    decide(state, product, verdict === "live" ? null : { title, message: title }, state.now());
    return answer(context, good({ skuId: product.skuId, verdict }));
  });

  control.post("/_sandbox/shops", async (context) => {
    const { name = "", key: sellerKey = key } = await readInput(context);
    const label = findLabel(sellerKey, key);
    if (label === null) return answer(context, bad(404, "no such key"));
    return answer(context, name ? good(state.addShop(state.findSeller(label), name)) : bad(400, "name"));
  });

  control.post("/_sandbox/time", async (context) => {
    const { advanceMs = "" } = await readInput(context);
    if (!/^[1-9]\d{0,11}$/.test(advanceMs)) return answer(context, bad(400, "advanceMs"));
    state.moveClock(Number(advanceMs));
    return answer(context, good({ now: new Date(state.now()).toISOString() }));
  });

  control.get("/_sandbox/state", (context) =>
    context.json({
      sellers: state.listSellers(),
      products: state.products.all(),
      orders: state.orders.all(),
      returns: state.returns.all(),
    }),
  );

  function saveCard({ key: sellerKey, seller, ...form }: CardForm): Answer {
    const label = sellerKey === undefined ? (seller ?? "") : findLabel(sellerKey, key);
    if (label === null || !/^[\w-]{0,40}$/.test(label)) return bad(404, "no such key");
    const saved = addCard(state, state.findSeller(label).label, form, moderationMs);
    if ("refusal" in saved) return bad(400, saved.refusal.words, { field: saved.refusal.field });
    const { productId, skuId, barcode } = saved.card;
    return good({ productId, skuId, barcode });
  }

  function findProduct(sku: string, label: string | undefined, isWanted: (product: Product) => boolean) {
    const named = state.products.all().filter((one) => one.sku === sku || one.barcode === sku);
    return named.find((one) => (label === undefined || one.seller === label) && isWanted(one)) ?? null;
  }

  return control;
}
