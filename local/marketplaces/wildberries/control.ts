import { type Context, Hono } from "hono";
import { findLabel } from "./gate.ts";
import type { LimitMode } from "./limits.ts";
import { decide, findCardBySku, settleDrafts } from "./moderation.ts";
import { advanceTask, placeOrder } from "./orders.ts";
import type { Shop, State } from "./state.ts";

type Answer = { status: 200 | 400 | 404 | 409; body: Record<string, unknown> };

const good = (body: Record<string, unknown>): Answer => ({ status: 200, body });
const bad = (status: 400 | 404 | 409, error: string): Answer => ({ status, body: { error } });

/** What buyers, moderators and couriers do. JSON answers JSON; a form of the human page goes back to its page. */
export function serveControl(state: State, key: string, limits: LimitMode) {
  const control = new Hono();

  control.post("/_sandbox/orders", async (context) => answer(context, order(await readInput(context))));

  control.post("/_sandbox/orders/:id/advance", async (context) => {
    const { to } = await readInput(context);
    const id = context.req.param("id");
    const shop = state.listShops().find(({ tasks }) => tasks.get(id));
    const task = shop?.tasks.get(id);
    if (!shop || !task) return answer(context, bad(404, "no such order"));
    const moved = shop.transaction(() => advanceTask(shop, task, to || undefined));
    if (!moved) return answer(context, bad(409, `not from ${task.supplierStatus}/${task.wbStatus}`));
    const status = `${moved.supplierStatus}/${moved.wbStatus}${moved.returnedAt ? "/returned" : ""}`;
    return answer(context, good({ externalId: String(moved.id), status }));
  });

  control.post("/_sandbox/moderation", async (context) => {
    const { sku = "", verdict, words, key: sellerKey } = await readInput(context);
    if (verdict !== "live" && verdict !== "rejected") return answer(context, bad(400, "verdict is live or rejected"));
    const shop = listShopsOf(sellerKey).find((one) => one.drafts.get(sku) ?? findCardBySku(one, sku));
    if (!shop) return answer(context, bad(404, "no such SKU"));
    decide(shop, sku, verdict, words || "Карточка не соответствует правилам площадки");
    return answer(context, good({ sku, verdict }));
  });

  control.post("/_sandbox/limits", async (context) => {
    const { mode } = await readInput(context);
    if (mode !== "documented" && mode !== "off") return answer(context, bad(400, "mode is documented or off"));
    limits.mode = mode;
    return answer(context, good({ mode }));
  });

  control.get("/_sandbox/state", (context) =>
    context.json({ limits: limits.mode, sellers: state.listShops().map(describeShop) }),
  );

  /** `key` names a seller when it is one of the keys; any other makes a repeated request give the same order. */
  function order({ sku = "", quantity = "1", key: given = "", force }: Record<string, string>): Answer {
    if (!/^[1-9]\d{0,3}$/.test(quantity)) return bad(400, "quantity");
    const isSellerKey = findLabel(given, key) !== null;
    const shops = listShopsOf(isSellerKey ? given : undefined);
    for (const one of shops) settleDrafts(one);
    const shop = shops.find((one) => findCardBySku(one, sku));
    if (!shop) return bad(404, "no live listing with this SKU");
    const repeated = given && !isSellerKey ? shop.orderKeys.get(given) : undefined;
    const tasks = repeated
      ? repeated.flatMap((id) => shop.tasks.get(String(id)) ?? [])
      : shop.transaction(() => placeOrder(shop, { sku, quantity: Number(quantity), isForced: force === "true" }));
    if (typeof tasks === "string") return bad(409, tasks);
    const externalIds = tasks.map(({ id }) => String(id));
    if (given && !isSellerKey) shop.orderKeys.put(given, externalIds.map(Number));
    return good({ externalId: externalIds[0], externalIds, orderUid: tasks[0]?.orderUid });
  }

  function listShopsOf(sellerKey: string | undefined): Shop[] {
    const label = sellerKey === undefined ? null : findLabel(sellerKey, key);
    return state.listShops().filter(({ seller }) => label === null || seller.label === label);
  }

  return control;
}

function describeShop(shop: Shop) {
  settleDrafts(shop);
  const valuesOf = <T>(list: { value: T }[]) => list.map(({ value }) => value);
  return {
    seller: shop.seller,
    cards: valuesOf(shop.cards.list()),
    drafts: valuesOf(shop.drafts.list()),
    prices: Object.fromEntries(shop.prices.list().map(({ key, value }) => [key, value])),
    quarantine: Object.fromEntries(shop.quarantine.list().map(({ key, value }) => [key, value])),
    stocks: Object.fromEntries(shop.stocks.list().map(({ key, value }) => [key, value])),
    orders: valuesOf(shop.tasks.list()),
    supplies: valuesOf(shop.supplies.list()),
    report: valuesOf(shop.report.list()),
  };
}

/** All values as text, from JSON or from a form. */
async function readInput(context: Context): Promise<Record<string, string>> {
  const isJson = context.req.header("content-type")?.includes("json") ?? false;
  const raw: unknown = await (isJson ? context.req.json() : context.req.parseBody()).catch(() => null);
  return Object.fromEntries(
    Object.entries(raw ?? {}).flatMap(([name, value]) =>
      ["string", "number", "boolean"].includes(typeof value) ? [[name, String(value)]] : [],
    ),
  );
}

function answer(context: Context, { status, body }: Answer) {
  const isForm = /form/.test(context.req.header("content-type") ?? "");
  if (!isForm) return context.json(body, status);
  return context.redirect(status === 200 ? "/" : `/?error=${encodeURIComponent(String(body.error))}`, 303);
}
