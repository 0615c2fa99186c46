import { type Context, Hono } from "hono";
import { addCard, type CardForm } from "./cards.ts";
import { findLabel } from "./gate.ts";
import { decide } from "./moderation.ts";
import { advanceOrder, placeOrder } from "./orders.ts";
import type { Product, State } from "./state.ts";

type Options = { key: string; moderationMs: number };
type Answer = { status: 200 | 400 | 404 | 409; body: Record<string, unknown> };

const good = (body: Record<string, unknown>): Answer => ({ status: 200, body });
const bad = (status: 400 | 404 | 409, error: string, more = {}): Answer => ({ status, body: { error, ...more } });

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

/** All values as text; the photos of the cabinet form count as their number. */
async function readInput(context: Context): Promise<Record<string, string>> {
  const isJson = context.req.header("content-type")?.includes("json") ?? false;
  const raw: unknown = isJson
    ? await context.req.json().catch(() => ({}))
    : await context.req.parseBody({ all: true }).catch(() => ({}));
  const photos = (value: unknown) =>
    [value]
      .flat()
      .filter((one) => one instanceof File && one.size > 0)
      .length.toString();
  return Object.fromEntries(
    Object.entries((raw ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      if (name === "photos" && !isJson) return [[name, photos(value)]];
      return value === null || value === undefined || typeof value === "object" ? [] : [[name, String(value)]];
    }),
  );
}

function answer(context: Context, { status, body }: Answer, page = "/") {
  const isForm = /form/.test(context.req.header("content-type") ?? "");
  if (!isForm) return context.json(body, status);
  const words =
    status === 200 ? "" : `?error=${encodeURIComponent(`${String(body.field ?? "")} ${String(body.error)}`)}`;
  return context.redirect(page + words, 303);
}
