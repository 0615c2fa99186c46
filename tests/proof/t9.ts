import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { startJobsServer } from "../support/jobs-processes.ts";
import { createTestDatabase } from "../support/postgres.ts";

const keys = { eventKey: "proof", signingKey: `signkey-prod-${"5e".repeat(32)}` };

/** T9 neighbour: the jobs server is a process of its own, the app's functions answer in this one. */
export async function prove() {
  const jobsDatabase = await createTestDatabase();
  const running: unknown[] = [];
  const server = createServer((request, response) => {
    running.push(handle(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const jobs = await startJobsServer(
    jobsDatabase.url,
    keys,
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  // The product's client reads them when it is first imported.
  Object.assign(process.env, {
    INNGEST_BASE_URL: jobs.url,
    INNGEST_EVENT_KEY: keys.eventKey,
    INNGEST_SIGNING_KEY: keys.signingKey,
  });
  const { serveProduct, proveNeighbour } = await import("./noisy-neighbour.ts");
  const handle = serveProduct();
  try {
    return await proveNeighbour({
      events: 10_000,
      samples: 36,
      waitForJobs: () => untilRegistered(jobsDatabase.url),
      stopJobs: async () => {
        await jobs.close();
        server.closeAllConnections();
        server.close();
        // What still waits for the silent marketplace comes back to a database that is there.
        await Promise.allSettled(running);
      },
    });
  } finally {
    await jobsDatabase.drop();
  }
}

async function untilRegistered(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query("select from jobs.functions").catch(() => ({ rows: [] }));
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await client.end();
  }
}
