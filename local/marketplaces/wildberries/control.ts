import { Hono } from "hono";
import { type Answer, act, answer, bad, findShop, good, type Input, readInput } from "./control-input.ts";
import { findLabel } from "./gate.ts";
import { readKeys } from "./identifiers.ts";
import type { LimitMode } from "./limits.ts";
import { decide, findCardBySku, settleDrafts, verdicts } from "./moderation.ts";
import { advanceTask, placeOrder } from "./orders.ts";
import type { Shop, State } from "./state.ts";
import type { Keys } from "./token.ts";

/** What buyers, moderators and couriers do. JSON answers JSON; a form of the human page goes back to its page. */
export function serveControl(state: State, keys: Keys, limits: LimitMode) {
  const control = new Hono();

  control.post("/_sandbox/orders", (context) => {
    const findBuyersShop = (input: Input) =>
      findShop(context, readOrderKey(input) ? { ...input, key: "" } : input, state, keys);
    return act(context, findBuyersShop, order);
  });

  control.post("/_sandbox/orders/:id/advance", (context) =>
    act(
      context,
      (input) => findShop(context, input, state, keys),
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
      (input) => findShop(context, input, state, keys),
      (shop, { sku = "", verdict, words }) => {
        const decided = verdicts.find((one) => one === verdict);
        if (!decided) return bad(400, `verdict is ${verdicts.join(", ")}`);
        const isDone = decide(shop, sku, decided, words || "Карточка не соответствует правилам площадки");
        return isDone ? good({ sku, verdict: decided }) : bad(404, "no such SKU");
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
    const one = context.req.query("key") ? findShop(context, {}, state, keys) : null;
    if (context.req.query("key") && !one) return context.json({ error: "no such key" }, 404);
    const shops = one ? [one] : state.listShops();
    return context.json({ limits: limits.mode, sellers: shops.map(describeShop) });
  });

  function order(shop: Shop, input: Input): Answer {
    const { sku = "", quantity = "1", force, crossBorder, requiredMeta, optionalMeta } = input;
    if (!/^[1-9]\d{0,3}$/.test(quantity)) return bad(400, "quantity");
    settleDrafts(shop);
    if (!findCardBySku(shop, sku)) return bad(404, "no live listing with this SKU");
    const orderKey = readOrderKey(input);
    const repeated = orderKey ? shop.orderKeys.get(orderKey) : undefined;
    const tasks = repeated
      ? repeated.flatMap((id) => shop.tasks.get(String(id)) ?? [])
      : shop.transaction(() =>
          placeOrder(shop, {
            sku,
            quantity: Number(quantity),
            isForced: force === "true",
            isCrossBorder: crossBorder === "true",
            required: readKeys(requiredMeta),
            optional: readKeys(optionalMeta),
          }),
        );
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
    feedbacks: valuesOf(shop.feedbacks.list()),
    questions: valuesOf(shop.questions.list()),
    chats: valuesOf(shop.chats.list()),
    claims: valuesOf(shop.claims.list()),
    comingBack: valuesOf(shop.comingBack.list()),
  };
}
