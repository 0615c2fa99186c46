import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

const lockNumber = 7_402_311;
/** A killed server's connection may live on for a moment. */
const patienceMs = 15_000;

/**
 * Makes this process the only server of its database: it counts and caches in memory what another one would not see.
 * PostgreSQL gives the lock back when the connection ends, also after a kill.
 */
export async function lockDatabase(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", (error) => console.error("jobs: lost the lock on the database", error.message));
  await client.connect();
  const until = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [lockNumber]);
    if (rows[0]?.held) return { release: () => client.end() };
    if (Date.now() > until) {
      await client.end();
      throw new Error("another jobs server is running on this database");
    }
    await delay(100);
  }
}
