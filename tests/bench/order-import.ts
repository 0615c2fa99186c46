import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { seedBaseline } from "../../prisma/seed.ts";
import { createProductDatabase } from "../support/postgres.ts";
import { projectRoot } from "../support/project.ts";
import { switchRatesOff } from "../support/rates-off.ts";
import { stopRelay } from "../support/stop-relay.ts";
import { openTestPostgres } from "../support/test-postgres.ts";
import { insertAgain, writtenTables } from "./order-import/reference.ts";
import type { Imported } from "./order-import/worker.ts";

/** A page at a time needs no more, however many pages there are; with a leak the import would end here. */
const heap = ["--max-old-space-size=128", "--max-semi-space-size=8"];

const marketplaces = ["uzum", "wildberries", "yandex", "ozon"];

/**
 * Orders of 90 days, imported from each marketplace by the product's own reading: the real adapter over pages in the
 * marketplace's wire form, limits off, into a durable PostgreSQL. The reference is plain multi-row inserts by `pg` of
 * the very rows that the import wrote, into copies of the tables with the same indexes. `rssMb`: at a tenth of the
 * import and at its end. `secondImportWrites`: row versions that the same pages leave the second time.
 */
export async function measureOrderImport() {
  await using opened = new AsyncDisposableStack();
  const postgres = await openTestPostgres(true);
  opened.defer(postgres.close);
  process.env.TEST_POSTGRES_URL = postgres.url;
  const orders = Number(process.argv.find((word) => word.startsWith("--orders="))?.slice(9) ?? 100_000);
  const only = process.argv.find((word) => word.startsWith("--only="))?.slice(7);
  const figures: Record<string, Figures> = {};
  for (const marketplace of marketplaces.filter((one) => !only || one === only)) {
    figures[marketplace] = await measure(marketplace, orders);
    process.stderr.write(`${marketplace} ${JSON.stringify(figures[marketplace])}\n`);
  }
  const worst = Object.values(figures).sort((one, other) => one.ratio - other.ratio)[0] as Figures;
  return { unit: "orders/s", ours: worst.ours, reference: worst.reference, ratio: worst.ratio, orders, ...figures };
}

type Figures = {
  ours: number;
  reference: number;
  ratio: number;
  rows: number;
  peakRssMb: number;
  rssMb: [early: number, late: number];
  secondImportWrites: number;
  secondImportSeconds: number;
};

async function measure(marketplace: string, orders: number): Promise<Figures> {
  await using opened = new AsyncDisposableStack();
  const database = await createProductDatabase();
  opened.defer(database.drop);
  await seedBaseline(database.ownerUrl, randomBytes(16).toString("hex"));
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  opened.defer(() => client.end());
  await switchRatesOff(database.superuserUrl);
  await stopRelay(database.superuserUrl);
  const worker = startWorker(marketplace, orders, database);
  opened.defer(worker.close);

  const first = await worker.next();
  const { rows: counted } = await client.query<{ orders: number }>("select count(*)::int as orders from orders");
  if (counted[0]?.orders !== orders) throw new Error(`of ${orders} orders ${counted[0]?.orders} were stored`);
  await client.query(`update shops set "ordersReadUntil" = null`);
  const { rows: marks } = await client.query<{ mark: string }>("select pg_current_xact_id()::text as mark");
  worker.again();
  const second = await worker.next();
  if (second.met !== first.met) throw new Error(`the second import met ${second.met} orders, not ${first.met}`);
  const secondImportWrites = await countVersions(client, String(marks[0]?.mark));
  const reference = await insertAgain(client);
  const early = first.rssMb[Math.floor(first.rssMb.length / 10)] ?? 0;
  return {
    ours: round(orders / first.seconds, 0),
    reference: round(orders / reference.seconds, 0),
    ratio: round(reference.seconds / first.seconds, 3),
    rows: reference.rows,
    peakRssMb: Math.max(...first.rssMb, ...second.rssMb),
    rssMb: [early, first.rssMb.at(-1) ?? 0],
    secondImportWrites,
    secondImportSeconds: round(second.seconds, 1),
  };
}

function startWorker(marketplace: string, orders: number, database: { appUrl: string; adminUrl: string }) {
  const child = spawn(
    path.join(projectRoot, "node_modules/.bin/tsx"),
    [...heap, "--conditions=react-server", "tests/bench/order-import/worker.ts", marketplace, String(orders)],
    {
      cwd: projectRoot,
      stdio: ["pipe", "pipe", "inherit"],
      env: {
        ...process.env,
        DATABASE_URL: database.appUrl,
        DATABASE_ADMIN_URL: database.adminUrl,
        SESSION_SECRET: randomBytes(32).toString("hex"),
        KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
        APP_ORIGIN: "http://localhost:3000",
        INNGEST_DEV: "http://127.0.0.1:9",
      },
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    async next(): Promise<Imported> {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`the import of ${marketplace} ended too early`);
        // The product's own log goes the same way.
        if (value.startsWith('{"partnerId"')) return JSON.parse(value);
      }
    },
    again: () => child.stdin.write("again\n"),
    async close() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Row versions made since a transaction, whatever became of the rows. */
async function countVersions(client: pg.Client, mark: string): Promise<number> {
  let total = 0;
  for (const table of writtenTables) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from ${table} where xmin::text::bigint >= $1`,
      [mark],
    );
    total += rows[0]?.count ?? 0;
  }
  return total;
}

function round(value: number, digits: number) {
  return Number(value.toFixed(digits));
}
