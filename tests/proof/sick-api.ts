import { setTimeout as pause } from "node:timers/promises";
import { NonRetriableError, RetryAfterError } from "inngest";
import { retrying } from "@/inngest/retry";
import { inPartner } from "@/lib/db/client";
import { type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";
import { type RunStep, syncOrders } from "@/lib/orders/sync-orders";
import { type OrderStage, openOrderStage } from "./order-stage.ts";
import { recordReads } from "./record-reads.ts";

const faultKinds = ["limit", "500", "502", "reset", "half", "html", "wrong-shape", "delay"] as const;
/** Each is tried in turn, so that together three calls of ten go wrong. */
const share = 1 - 0.7 ** (1 / faultKinds.length);
/** A call that takes longer is given up; the faults' delays take longer. */
const patienceMs = 1_000;
const ordersAtFirst = 12;
/** A poll that fails for good is followed by the next one. */
const mostPolls = 8;

/**
 * T5: orders are read while three calls of ten go wrong, then the orders move on and are read again. Beside it another
 * partner reads the same without faults: what both have stored must be the same.
 */
export async function proveSickApi({ seeds }: { seeds: number[] }) {
  const stage = await openOrderStage();
  const reads = recordReads(stage.origins, patienceMs);
  const wrong: string[] = [];
  const calls = Object.fromEntries(marketplaceIds.map((id) => [id, { sick: 0, calm: 0 }])) as Calls;
  let polls = 0;
  const late: string[] = [];
  const living = Object.fromEntries(marketplaceIds.map((id) => [id, [] as string[]])) as Record<
    MarketplaceId,
    string[]
  >;
  try {
    for (const id of marketplaceIds) {
      for (let number = 0; number < ordersAtFirst; number += 1) living[id].push(await stage.order(id));
    }
    for (const seed of seeds) {
      const [sick, calm] = [await stage.connect(), await stage.connect()];
      for (const act of [1, 2]) {
        if (act === 2) await moveOn(stage, living, seed);
        reads.take();
        await Promise.all(marketplaceIds.map((id) => syncOrders(calm.partnerId, calm.connections[id])));
        for (const [id, count] of reads.take()) calls[id].calm += count;
        const expected = await readStored(calm.partnerId);
        await stage.setFaults({ seed: seed * 2 + act, rules: faultRules });
        const ended = await Promise.all(
          marketplaceIds.map((id) => readUntilEqual(sick.partnerId, id, sick.connections[id], expected[id])),
        );
        await stage.setFaults({ seed: 0, rules: [] });
        for (const [id, count] of reads.take()) calls[id].sick += count;
        for (const { isEqual, marketplace, polls: taken, isLate } of ended) {
          polls += taken;
          if (isLate) late.push(marketplace);
          if (!isEqual) wrong.push(`seed ${seed}, act ${act}: ${marketplace}`);
        }
      }
    }
  } finally {
    reads.stop();
    await stage.close();
  }
  const ratios = marketplaceIds.map((id): [MarketplaceId, number] => [id, round(calls[id].sick / calls[id].calm)]);
  const worst = Math.max(...ratios.map(([, ratio]) => ratio));
  const { early, waits } = reads.limits();
  return {
    isMet: wrong.length === 0 && worst <= 3 && early.length === 0 && waits > 0,
    figures: {
      seeds: seeds.length,
      wrong,
      callsTimes: Object.fromEntries(ratios),
      limitAnswers: waits,
      calledTooEarly: early,
      polls,
      // A reading that ended well and lacked something all the same, until the next one.
      lateReadings: Object.fromEntries(marketplaceIds.map((id) => [id, late.filter((one) => one === id).length])),
    },
  };
}

type Calls = Record<MarketplaceId, { sick: number; calm: number }>;

const faultRules = faultKinds.map((kind) => ({ kind, share, ms: patienceMs + 500 }));

/** Some orders go one step on, and some are new. */
async function moveOn(stage: OrderStage, living: Record<MarketplaceId, string[]>, seed: number) {
  for (const id of marketplaceIds) {
    const orders = living[id];
    for (let turn = 0; turn < 4; turn += 1)
      await stage.advance(id, orders[(seed * 5 + turn * 3) % orders.length] ?? "");
    orders.push(await stage.order(id));
  }
}

async function readUntilEqual(partnerId: string, marketplace: MarketplaceId, connectionId: string, expected: string) {
  let isLate = false;
  for (let poll = 1; poll <= mostPolls; poll += 1) {
    const hasEnded = await syncOrders(partnerId, connectionId, { step: runAsJob }).then(
      () => true,
      () => false,
    );
    if ((await readStored(partnerId))[marketplace] === expected)
      return { isEqual: true, marketplace, polls: poll, isLate };
    isLate ||= hasEnded;
  }
  return { isEqual: false, marketplace, polls: mostPolls, isLate };
}

/** As the jobs server does it: four more tries, at once unless the marketplace asked for a pause. */
const runAsJob: RunStep = async (_, work) => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await retrying(work);
    } catch (error) {
      if (attempt >= 4 || error instanceof NonRetriableError) throw error;
      if (error instanceof RetryAfterError) await pause(Number(error.retryAfter) * 1000);
    }
  }
};

/** All that is stored of each marketplace's orders, ids and times aside. */
async function readStored(partnerId: string): Promise<Record<MarketplaceId, string>> {
  const rows = await inPartner(partnerId, (db) =>
    db.order.findMany({
      where: { partnerId },
      orderBy: { externalId: "asc" },
      select: {
        externalId: true,
        state: true,
        rawState: true,
        orderedAt: true,
        totalMinor: true,
        currency: true,
        connection: { select: { marketplace: true } },
        lines: { select: { externalLineId: true, sku: true, quantity: true, unitPriceMinor: true } },
      },
    }),
  );
  const text = (id: MarketplaceId) =>
    JSON.stringify(
      rows.filter(({ connection }) => connection.marketplace === id),
      (_, value) => (typeof value === "bigint" ? String(value) : value),
    );
  return Object.fromEntries(marketplaceIds.map((id) => [id, text(id)])) as Record<MarketplaceId, string>;
}

const round = (value: number) => Math.round(value * 100) / 100;
