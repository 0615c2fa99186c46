import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";

/**
 * The one door that a marketplace's storm comes through. By plain `pg` and a prepared statement: the query builder
 * costs as much again as all the rest. With a pool of its own, so that a storm does not take the connections that
 * people's clicks wait for. Messages that come in while statements are under way go together in the next one: under a
 * storm the database commits a handful of them at the price of one, and a lone message goes at once.
 */
const mostStatements = 2;
const mostTogether = 64;

export type Push = {
  marketplace: string;
  tokenHash: Uint8Array;
  dedupeKey: Uint8Array;
  body: Uint8Array;
  /** From one of the marketplace's own addresses, or where that is not asked. */
  isInside: boolean;
  address: string | null;
  isProbe: boolean;
};
type Owner = { partnerId: string; connectionId: string };
type Waiting = { push: Push; resolve: (owner: Owner | null) => void; reject: (reason: unknown) => void };

const kept = globalThis as typeof globalThis & { pushPool?: pg.Pool };
const waiting: Waiting[] = [];
let running = 0;

/**
 * Token, walls, dedupe and storing in one round trip. Whose it is; null: no live connection has this token. A message
 * from outside is refused, and an alarm raised; one that was stored before is not stored again.
 */
export function takePush(push: Push): Promise<Owner | null> {
  return new Promise((resolve, reject) => {
    waiting.push({ push, resolve, reject });
    takeWaiting();
  });
}

function takeWaiting() {
  while (running < mostStatements && waiting.length > 0) {
    running += 1;
    const together = waiting.splice(0, mostTogether);
    takeTogether(together)
      .catch((error) => {
        // The database is away: what waits behind would wait as long, one batch after the other. Senders try again.
        for (const { reject } of [...together, ...waiting.splice(0)]) reject(error);
      })
      .finally(() => {
        running -= 1;
        takeWaiting();
      });
  }
}

const text = `select place::int, owner_id as "partnerId", connection_id as "connectionId"
  from take_pushes($1, $2, $3, $4, $5, $6, $7)`;

async function takeTogether(together: Waiting[]) {
  const column = <T>(read: (push: Push) => T) => together.map(({ push }) => read(push));
  const { rows } = await openPool().query<Owner & { place: number }>({
    name: "take-pushes",
    text,
    values: [
      column((push) => push.marketplace),
      column((push) => push.tokenHash),
      column((push) => push.dedupeKey),
      column((push) => push.body),
      column((push) => push.isInside),
      column((push) => push.address ?? "unknown"),
      column((push) => push.isProbe),
    ],
  });
  const owners = new Map(rows.map(({ place, partnerId, connectionId }) => [place, { partnerId, connectionId }]));
  for (const [index, { resolve }] of together.entries()) resolve(owners.get(index + 1) ?? null);
}

function openPool(): pg.Pool {
  if (kept.pushPool) return kept.pushPool;
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: mostStatements,
    // Ozon counts an answer after five seconds as none.
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_500,
    statement_timeout: 2_500,
  });
  // A connection that breaks while it rests; the next message opens another.
  pool.on("error", (error) => logError("push connection lost", error));
  kept.pushPool = pool;
  return pool;
}
