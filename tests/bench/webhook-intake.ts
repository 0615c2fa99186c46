import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism } from "node:os";
import { buildIfStale } from "../../local/cli/build.ts";
import { seedBaseline } from "../../prisma/seed.ts";
import { buildBareApp } from "../support/bare-app.ts";
import { startNext } from "../support/next-server.ts";
import { query } from "../support/people.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { projectRoot } from "../support/project.ts";
import { insertPushConnection, pushPath } from "../support/push-connection.ts";
import { openTestPostgres } from "../support/test-postgres.ts";
import { type Answer, drive, percentile, type Sample } from "./webhook-intake/driver.ts";
import { referenceRoute, referenceTable } from "./webhook-intake/reference-app.ts";

const connections = 32;
const warmUpSeconds = 4;
const roundSeconds = 5;
/** Rounds of each; ours and the reference take turns, so that both meet the same weather. */
const rounds = 4;
const halfRateSeconds = 15;

/**
 * Pushed messages that the product's own production route takes in a second: token, walls, dedupe, storing. The
 * reference is a bare production route of the same Next version that does one insert. Both stand on one durable
 * PostgreSQL and get the same bytes by the same connections. `p99Ms`: at that load. `halfRateMaxMs`: the slowest answer
 * at half of the reference's rate. `lostAfterKill`: answered with 200 and not in the database after a kill -9.
 */
export async function measureWebhookIntake() {
  await using opened = new AsyncDisposableStack();
  await buildIfStale(() => {});
  const bare = await buildBareApp({ "app/hook/route.js": referenceRoute });
  opened.defer(bare.remove);
  const postgres = await openTestPostgres(true);
  opened.defer(postgres.close);
  process.env.TEST_POSTGRES_URL = postgres.url;
  const database = await createProductDatabase();
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  await query(database.superuserUrl, referenceTable);
  await query(database.superuserUrl, "grant insert on bare_messages to sellercloudx_app");
  const token = randomBytes(32).toString("base64url");
  await insertPushConnection(database.superuserUrl, { marketplace: "ozon", account: "480172", token });
  const queue = await startQueue();
  opened.defer(queue.close);

  const reference = await startNext(bare.folder, { DATABASE_URL: database.appUrl }, "/hook");
  opened.defer(reference.kill);
  const startOurs = () => startNext(projectRoot, productEnv(database, queue.url), "/api/health");
  let ours = await startOurs();
  opened.defer(() => ours.kill());

  let serial = 0;
  const pushed = (path: string) => (): Sample => ({ path, body: makeMessage(serial++) });
  const both = {
    ours: { origin: () => ours.origin, make: pushed(pushPath("ozon", token)), answers: [] as Answer[] },
    reference: { origin: () => reference.origin, make: pushed("/hook"), answers: [] as Answer[] },
  };
  for (const { origin, make } of Object.values(both))
    await drive(origin(), { connections, seconds: warmUpSeconds }, make);
  for (let round = 0; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? [both.ours, both.reference] : [both.reference, both.ours];
    for (const { origin, make, answers } of turns) {
      answers.push(...(await drive(origin(), { connections, seconds: roundSeconds }, make)));
    }
  }
  const rateOf = ({ answers }: { answers: Answer[] }) => answers.length / (rounds * roundSeconds);
  const half = await drive(
    ours.origin,
    { connections, seconds: halfRateSeconds, rate: rateOf(both.reference) / 2 },
    both.ours.make,
  );
  const all = [...both.ours.answers, ...both.reference.answers, ...half];
  const odd = all.filter(({ status }) => status !== 200);
  if (odd.length > 0) throw new Error(`${odd.length} of ${all.length} not taken, the first with ${odd[0]?.status}`);
  const lost = await countLost();

  async function countLost(): Promise<number> {
    const acknowledged: string[] = [];
    const names = new Map<number, string>();
    const running = drive(
      ours.origin,
      { connections, seconds: 4 },
      (number) => {
        const name = `kill-${number}`;
        names.set(number, name);
        return { path: pushPath("ozon", token), body: makeMessage(name) };
      },
      (number, { status }) => {
        if (status === 200) acknowledged.push(names.get(number) ?? "");
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await ours.kill();
    await running;
    ours = await startOurs();
    const rows = await query<{ name: string }>(
      database.superuserUrl,
      `select convert_from(body, 'UTF8')::jsonb->>'posting_number' as name from inbox_messages
       where convert_from(body, 'UTF8') like '%kill-%'`,
    );
    const stored = new Set(rows.map(({ name }) => name));
    if (acknowledged.length === 0) throw new Error("nothing was acknowledged before the kill");
    return acknowledged.filter((name) => !stored.has(name)).length;
  }

  return {
    unit: "requests/s",
    ours: round(rateOf(both.ours)),
    reference: round(rateOf(both.reference)),
    ratio: round(rateOf(both.ours) / rateOf(both.reference), 3),
    p99Ms: round(percentile(both.ours.answers, 0.99)),
    referenceP99Ms: round(percentile(both.reference.answers, 0.99)),
    halfRateP99Ms: round(percentile(half, 0.99)),
    halfRateMaxMs: round(percentile(half, 1)),
    lostAfterKill: lost,
    connections,
    cores: availableParallelism(),
  };
}

/** A message of a changed state, as large as Ozon's own. */
function makeMessage(name: number | string): string {
  return JSON.stringify({
    message_type: "TYPE_STATE_CHANGED",
    posting_number: String(name),
    new_state: "posting_transferring_to_delivery",
    changed_state_date: "2026-11-22T10:14:00.000Z",
    warehouse_id: 1020000177460000,
    seller_id: 480172,
  });
}

/** Takes events and does nothing with them: what is measured is the taking in, not the work later. */
async function startQueue() {
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ids: ["one"], status: 200 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function productEnv(database: { appUrl: string; adminUrl: string }, queueUrl: string): Record<string, string> {
  return {
    DATABASE_URL: database.appUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    APP_ORIGIN: "http://localhost:3000",
    NEXTAUTH_URL: "http://localhost:3000",
    INNGEST_BASE_URL: queueUrl,
    INNGEST_EVENT_KEY: "bench",
    INNGEST_SIGNING_KEY: `signkey-prod-${randomBytes(32).toString("hex")}`,
  };
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits));
