import { type Context, Hono } from "hono";
import { findLabel } from "./gate.ts";
import type { LimitMode } from "./limits.ts";
import { decide, findCardBySku, settleDrafts } from "./moderation.ts";
import { advanceTask, placeOrder } from "./orders.ts";
import type { Shop, State } from "./state.ts";
import type { Keys } from "./token.ts";

type Answer = { status: 200 | 400 | 404 | 409; body: Record<string, unknown> };

const good = (body: Record<string, unknown>): Answer => ({ status: 200, body });
const bad = (status: 400 | 404 | 409, error: string): Answer => ({ status, body: { error } });

type Input = Record<string, string>;

/** What buyers, moderators and couriers do. JSON answers JSON; a form of the human page goes back to its page. */
export function serveControl(state: State, keys: Keys, limits: LimitMode) {
  const control = new Hono();

  control.post("/_sandbox/orders", (context) => {
    const findBuyersShop = (input: Input) => findShop(context, readOrderKey(input) ? { ...input, key: "" } : input);
    return act(context, findBuyersShop, order);
  });

  control.post("/_sandbox/orders/:id/advance", (context) =>
    act(
      context,
      (input) => findShop(context, input),
      (shop, { to }) => {
        const task = shop.tasks.get(context.req.param("id"));
        if (!task) return bad(404, "no such order");
        const moved = shop.transaction(() => advanceTask(shop, task, to || undefined));
        if (!moved) return bad(409, `not from ${task.supplierStatus}/${task.wbStatus}`);
        const status = `${moved.supplierStatus}/${moved.wbStatus}${moved.returnedAt ? "/returned" : ""}`;
        return good({ externalId: String(moved.id), status });
      },
    ),
  );

  control.post("/_sandbox/moderation", (context) =>
    act(
      context,
      (input) => findShop(context, input),
      (shop, { sku = "", verdict, words }) => {
        if (verdict !== "live" && verdict !== "rejected") return bad(400, "verdict is live or rejected");
        const isDone = decide(shop, sku, verdict, words || "Карточка не соответствует правилам площадки");
        return isDone ? good({ sku, verdict }) : bad(404, "no such SKU");
      },
    ),
  );

  control.post("/_sandbox/limits", async (context) => {
    const { mode } = await readInput(context);
    if (mode !== "documented" && mode !== "off") return answer(context, bad(400, "mode is documented or off"));
    limits.mode = mode;
    return answer(context, good({ mode }));
  });

  /** All sellers, or the one whose key is given. */
  control.get("/_sandbox/state", (context) => {
    const one = context.req.query("key") ? findShop(context, {}) : null;
    if (context.req.query("key") && !one) return context.json({ error: "no such key" }, 404);
    const shops = one ? [one] : state.listShops();
    return context.json({ limits: limits.mode, sellers: shops.map(describeShop) });
  });

  function order(shop: Shop, input: Input): Answer {
    const { sku = "", quantity = "1", force } = input;
    if (!/^[1-9]\d{0,3}$/.test(quantity)) return bad(400, "quantity");
    settleDrafts(shop);
    if (!findCardBySku(shop, sku)) return bad(404, "no live listing with this SKU");
    const orderKey = readOrderKey(input);
    const repeated = orderKey ? shop.orderKeys.get(orderKey) : undefined;
    const tasks = repeated
      ? repeated.flatMap((id) => shop.tasks.get(String(id)) ?? [])
      : shop.transaction(() => placeOrder(shop, { sku, quantity: Number(quantity), isForced: force === "true" }));
    if (typeof tasks === "string") return bad(409, tasks);
    const externalIds = tasks.map(({ id }) => String(id));
    if (orderKey) shop.orderKeys.put(orderKey, externalIds.map(Number));
    return good({ externalId: externalIds[0], externalIds, orderUid: tasks[0]?.orderUid });
  }

  /** A `key` without the marks of a token makes a repeated request give the same order. */
  function readOrderKey({ key: given = "" }: Input): string | undefined {
    const isToken = findLabel(given, keys) !== null || /~|^eyJ/.test(given);
    return isToken || given === "" ? undefined : given;
  }

  /** By the token in the body or the query, or by the page's label; without a name it is the first seller. */
  function findShop(context: Context, { key: inBody, seller = "" }: Input): Shop | null {
    const given = inBody || context.req.query("key");
    if (given) {
      const label = findLabel(given, keys);
      return label === null ? null : state.openShop(label);
    }
    return state.listShops().find((shop) => shop.seller.label === seller) ?? null;
  }

  return control;
}

async function act(
  context: Context,
  findShop: (input: Input) => Shop | null,
  work: (shop: Shop, input: Input) => Answer,
) {
  const input = await readInput(context);
  const shop = findShop(input);
  return shop ? answer(context, work(shop, input), shop) : answer(context, bad(404, "no such key"));
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
async function readInput(context: Context): Promise<Input> {
  const isJson = context.req.header("content-type")?.includes("json") ?? false;
  const raw: unknown = await (isJson ? context.req.json() : context.req.parseBody()).catch(() => null);
  return Object.fromEntries(
    Object.entries(raw ?? {}).flatMap(([name, value]) =>
      ["string", "number", "boolean"].includes(typeof value) ? [[name, String(value)]] : [],
    ),
  );
}

function answer(context: Context, { status, body }: Answer, shop?: Shop) {
  const isForm = /form/.test(context.req.header("content-type") ?? "");
  if (!isForm) return context.json(body, status);
  const back = new URLSearchParams(shop?.seller.label ? { seller: shop.seller.label } : {});
  if (status !== 200) back.set("error", String(body.error));
  return context.redirect(back.size > 0 ? `/?${back}` : "/", 303);
}
