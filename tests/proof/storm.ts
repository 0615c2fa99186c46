import { setTimeout as pause } from "node:timers/promises";
import { query } from "../support/people.ts";
import { openDeliveries } from "./storm-deliveries.ts";
import { playOrders } from "./storm-orders.ts";
import { openStormStage, type StormStage } from "./storm-stage.ts";
import { countDoubles, countWrong, readBooks, readOrders, readTruth } from "./storm-verdict.ts";

/** Numbers that come again with the same seed (a linear congruential generator, Numerical Recipes' constants). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const stockOf = (orders: number) => orders * 10;

/** T1: every order's messages, some twice, some late, while the server and the jobs server are killed twice each. */
export async function playStorm({ orders, seed, kills }: { orders: number; seed: number; kills: boolean }) {
  const stage = await openStormStage(stockOf(orders));
  try {
    const deliveries = await openDeliveries(stage, seeded(seed));
    const startedAt = performance.now();
    try {
      const killing = kills ? killOnTheWay(stage, deliveries.counts, orders) : Promise.resolve(0);
      await playOrders(stage, orders);
      await deliveries.finish();
      const killed = await killing;
      const deliveredS = (performance.now() - startedAt) / 1000;
      const drained = await waitUntilDrained(stage, orders);
      const drainedS = (performance.now() - startedAt) / 1000;
      const doubles = await countDoubles(stage);
      return {
        books: await readBooks(stage),
        isMet:
          drained.missing === 0 &&
          drained.wrong === 0 &&
          drained.extra === 0 &&
          drained.orders === orders &&
          doubles.commissions === 0 &&
          doubles.reserved === 0 &&
          doubles.gone === 0 &&
          drainedS <= 600,
        figures: {
          seed,
          ...deliveries.counts,
          killed,
          ...drained,
          doubles,
          deliveredS: round(deliveredS),
          drainedS: round(drainedS),
        },
      };
    } finally {
      await deliveries.close();
    }
  } finally {
    await stage.close();
  }
}

/** T3: the same orders, and not one message. */
export async function playDeaf({ orders }: { orders: number }) {
  const stage = await openStormStage(stockOf(orders));
  try {
    await playOrders(stage, orders);
    const endedAt = performance.now();
    const drained = await waitUntilDrained(stage, orders);
    const seconds = (performance.now() - endedAt) / 1000;
    return { books: await readBooks(stage), figures: { ...drained, afterLastChangeS: round(seconds) }, seconds };
  } finally {
    await stage.close();
  }
}

/** After a quarter, two fifths, three fifths and three quarters of what is to come. */
async function killOnTheWay(stage: StormStage, counts: { deliveries: number }, orders: number): Promise<number> {
  const whole = orders * 3.4;
  const kills: [number, () => Promise<void>][] = [
    [0.25, stage.killApp],
    [0.4, stage.killJobs],
    [0.6, stage.killApp],
    [0.75, stage.killJobs],
  ];
  for (const [share, kill] of kills) {
    while (counts.deliveries < whole * share) await pause(50);
    await kill();
  }
  return kills.length;
}

/** Until the database says what the marketplaces say and no work on orders is open; gives up after twelve minutes. */
async function waitUntilDrained(stage: StormStage, count: number) {
  const truth = await readTruth(stage);
  if (truth.length !== count) throw new Error(`the marketplaces have ${truth.length} orders and not ${count}`);
  const endsAt = performance.now() + 720_000;
  for (;;) {
    const orders = await readOrders(stage);
    const wrong = countWrong(orders, truth);
    const [open] = await query<{ inbox: number; outbox: number }>(
      stage.superuserUrl,
      `select (select count(*)::int from inbox_messages where "processedAt" is null) as inbox,
              (select count(*)::int from outbox_events where "sentAt" is null) as outbox`,
    );
    const verdict = {
      orders: orders.length,
      ...wrong,
      inbox: open?.inbox ?? Number.NaN,
      outbox: open?.outbox ?? Number.NaN,
    };
    const left = wrong.missing + wrong.wrong + verdict.inbox + verdict.outbox;
    if (left === 0 || performance.now() > endsAt) return verdict;
    await pause(500);
  }
}

const round = (value: number) => Math.round(value * 10) / 10;
