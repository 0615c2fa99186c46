import type { Context } from "hono";
import { findLabel } from "./gate.ts";
import type { Shop, State } from "./state.ts";
import type { Keys } from "./token.ts";

export type Answer = { status: 200 | 400 | 404 | 409; body: Record<string, unknown> };

export const good = (body: Record<string, unknown>): Answer => ({ status: 200, body });
export const bad = (status: 400 | 404 | 409, error: string): Answer => ({ status, body: { error } });

export type Input = Record<string, string>;

/** By the token in the body or the query, or by the page's label; without a name it is the first seller. */
export function findShop(context: Context, { key: inBody, seller = "" }: Input, state: State, keys: Keys): Shop | null {
  const given = inBody || context.req.query("key");
  if (given) {
    const label = findLabel(given, keys);
    return label === null ? null : state.openShop(label);
  }
  return state.listShops().find((shop) => shop.seller.label === seller) ?? null;
}

export async function act(
  context: Context,
  find: (input: Input) => Shop | null,
  work: (shop: Shop, input: Input) => Answer,
) {
  const input = await readInput(context);
  const shop = find(input);
  return shop ? answer(context, work(shop, input), shop) : answer(context, bad(404, "no such key"));
}

/** All values as text, from JSON or from a form. */
export async function readInput(context: Context): Promise<Input> {
  const isJson = context.req.header("content-type")?.includes("json") ?? false;
  const raw: unknown = await (isJson ? context.req.json() : context.req.parseBody()).catch(() => null);
  return Object.fromEntries(
    Object.entries(raw ?? {}).flatMap(([name, value]) =>
      ["string", "number", "boolean"].includes(typeof value) ? [[name, String(value)]] : [],
    ),
  );
}

export function answer(context: Context, { status, body }: Answer, shop?: Shop) {
  const isForm = /form/.test(context.req.header("content-type") ?? "");
  if (!isForm) return context.json(body, status);
  const back = new URLSearchParams(shop?.seller.label ? { seller: shop.seller.label } : {});
  if (status !== 200) back.set("error", String(body.error));
  return context.redirect(back.size > 0 ? `/?${back}` : "/", 303);
}
