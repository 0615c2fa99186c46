import { sku } from "./storm-partner.ts";
import type { Pushing, StormStage } from "./storm-stage.ts";

/** What becomes of an order, step by step; the same number has the same life each time. */
const lives = [
  [],
  ["packed", "cancelled"],
  [],
  ["packed", "in-transit", "at-pickup", "delivered"],
  ["packed"],
  [],
  ["packed", "in-transit", "at-pickup", "delivered"],
  ["cancelled"],
  [],
  ["packed", "in-transit", "at-pickup", "delivered"],
];

/** Steps of different orders mix as they do in life: an order is worked on while later ones come in. */
const apart = 40;

/** Two of three orders at Ozon: Yandex Market gives a third of its answers' number in the same time. */
export const marketOf = (number: number): Pushing => (number % 3 === 2 ? "yandex" : "ozon");

/** Buyers order and parcels move, one event after the other at each marketplace, so that both runs get the same numbers. */
export async function playOrders({ control }: Pick<StormStage, "control">, count: number): Promise<void> {
  await Promise.all((["ozon", "yandex"] as const).map((name) => playMarket(control, name, count)));
}

async function playMarket(control: StormStage["control"], name: Pushing, count: number) {
  const numbers = Array.from({ length: count }, (_, number) => number).filter((number) => marketOf(number) === name);
  const ids: string[] = [];
  const longest = Math.max(...lives.map((life) => life.length));
  for (let turn = 0; turn < numbers.length + apart * longest; turn += 1) {
    const number = numbers[turn];
    if (number !== undefined) {
      ids.push(String((await control(name, "orders", { sku, quantity: 1 + (number % 2) })).externalId));
    }
    for (let step = 0; step < longest; step += 1) {
      const place = turn - apart * (step + 1);
      const to = lives[(numbers[place] ?? 0) % lives.length]?.[step];
      const id = ids[place];
      if (id && to) await control(name, `orders/${encodeURIComponent(id)}/advance`, { to });
    }
  }
}
