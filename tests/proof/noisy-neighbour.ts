import { setTimeout as pause } from "node:timers/promises";
import { serve } from "inngest/node";
import pg from "pg";
import { inngest } from "@/inngest/client";
import { processPushesJob } from "@/inngest/functions/connections/process-pushes";
import { autoConfirmOrderJob } from "@/inngest/functions/orders/confirm-order";
import { syncOrdersJob } from "@/inngest/functions/orders/sync-orders";
import { readFeesJob } from "@/inngest/functions/profit/read-fees";
import { pushStockJob } from "@/inngest/functions/stock/push-stock";
import { receivePush } from "@/lib/connections/receive-push";
import { requestOrders } from "@/lib/connections/request-orders";
import { hashToken } from "@/lib/crypto/tokens";
import { syncOrders } from "@/lib/orders/sync-orders";
import { query } from "../support/people.ts";
import { type OrderStage, openOrderStage } from "./order-stage.ts";

/** Each is asked a few times only: a connection may be read six times a minute. */
const neighbours = 12;
const samplePauseMs = 700;
/** Messages a tenth of a second: the storm lasts as long as the measuring beside it. */
const burst = 25;

/** All that an order or a message about one starts, but for mails. */
const functions = [processPushesJob, autoConfirmOrderJob, syncOrdersJob, readFeesJob, pushStockJob];
export const serveProduct = () => serve({ client: inngest, functions });

type Options = { events: number; samples: number; waitForJobs: () => Promise<void>; stopJobs: () => Promise<void> };

/**
 * Orders of quiet partners at Ozon, from the request to read them until they are stored, by the database's clock: alone,
 * and while another partner's pushes storm in from Yandex, each naming an order to be read, and Yandex's API takes
 * every call and answers none.
 */
export async function proveNeighbour({ events, samples, waitForJobs, stopJobs }: Options) {
  const stage = await openOrderStage({ hasRelay: true });
  const database = new pg.Client({ connectionString: stage.superuserUrl });
  await database.connect();
  try {
    await waitForJobs();
    const noisy = await openPushes(stage);
    const quietOnes: Neighbour[] = [];
    for (let number = 0; number < neighbours; number += 1) {
      const { partnerId, connections } = await stage.connect();
      quietOnes.push({ partnerId, connectionId: connections.ozon });
    }
    // The polls stay away: each reading is one that was asked for.
    await query(stage.superuserUrl, `update marketplace_integrations set "ordersPolledAt" = now() + interval '1 day'`);
    for (const { partnerId, connectionId } of quietOnes) await syncOrders(partnerId, connectionId);
    const measureAll = () => measure(stage, database, quietOnes, samples);

    const quiet = await measureAll();
    await stage.silence("yandex");
    const storm = sendStorm(noisy, events);
    const noisyDelays = await measureAll();
    const answers = await storm;
    const { rows } = await database.query<{ open: number }>(
      `select count(*)::int as open from inbox_messages where "connectionId" = $1 and "processedAt" is null`,
      [noisy.connectionId],
    );
    const [quietP95, noisyP95] = [percentile(quiet), percentile(noisyDelays)];
    return {
      isMet: noisyP95 <= 2 * quietP95 && answers === events,
      figures: {
        quietP95Ms: quietP95,
        noisyP95Ms: noisyP95,
        times: Math.round((noisyP95 / quietP95) * 100) / 100,
        quietMedianMs: percentile(quiet, 0.5),
        noisyMedianMs: percentile(noisyDelays, 0.5),
        samples,
        // Of the noisy partner: stored and answered, and still to be worked off when his marketplace is back.
        events: answers,
        eventsWaiting: rows[0]?.open,
      },
    };
  } finally {
    await stopJobs();
    await stage.setFaults({ seed: 0, rules: [] });
    await untilIdle(database);
    await database.end();
    await stage.close();
  }
}

type Neighbour = { partnerId: string; connectionId: string };

/** Ms of each sample. */
async function measure(stage: OrderStage, database: pg.Client, quietOnes: Neighbour[], samples: number) {
  const delays: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const one = quietOnes[sample % quietOnes.length];
    if (!one) break;
    const externalId = await stage.order("ozon");
    await requestOrders(one.partnerId, one.connectionId);
    delays.push(await untilStored(database, one.connectionId, externalId));
    await pause(samplePauseMs);
  }
  return delays;
}

async function untilStored(database: pg.Client, connectionId: string, externalId: string): Promise<number> {
  for (;;) {
    const { rows } = await database.query<{ ms: number }>(
      `select (extract(epoch from o."createdAt" - (
           select max(e."createdAt") from outbox_events e
           where e.name = 'orders/sync.requested' and e.data->>'connectionId' = o."connectionId"::text)) * 1000)::float as ms
       from orders o where o."connectionId" = $1 and o."externalId" = $2`,
      [connectionId, externalId],
    );
    if (rows[0]) return rows[0].ms;
    await pause(10);
  }
}

type Noisy = { connectionId: string; token: string; campaignId: number };

/** A connection at Yandex whose address for pushes is known. */
async function openPushes(stage: OrderStage): Promise<Noisy> {
  const { connections } = await stage.connect();
  const connectionId = connections.yandex;
  const token = "a-token-of-the-noisy-partner";
  const [shop] = await query<{ externalId: string }>(
    stage.superuserUrl,
    `with told as (update marketplace_integrations set "webhookTokenHash" = $2 where id = $1)
     select "externalId" from shops where "connectionId" = $1`,
    [connectionId, hashToken(token)],
  );
  return { connectionId, token, campaignId: Number(shop?.externalId) };
}

/** Tells how many were taken. */
async function sendStorm({ token, campaignId }: Noisy, count: number): Promise<number> {
  let taken = 0;
  for (let sent = 0; sent < count; sent += burst) {
    const answers = await Promise.all(
      Array.from({ length: Math.min(burst, count - sent) }, (_, number) => {
        const updatedAt = new Date(Date.now() + number).toISOString();
        const order = { orderId: 1_000_000 + sent + number, campaignId, status: "PROCESSING", updatedAt };
        const body = new TextEncoder().encode(JSON.stringify({ notificationType: "ORDER_STATUS_UPDATED", ...order }));
        return receivePush("yandex", token, body, null);
      }),
    );
    taken += answers.filter(({ status }) => status === 200).length;
    await pause(100);
  }
  return taken;
}

function percentile(values: number[], share = 0.95): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
}

/** Calls that hung come back with what they know; only then may the database go. */
async function untilIdle(database: pg.Client) {
  for (let calm = 0; calm < 10; calm += 1) {
    const { rows } = await database.query<{ busy: number }>(
      `select count(*)::int as busy from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    );
    if (rows[0]?.busy) calm = 0;
    await pause(200);
  }
}
