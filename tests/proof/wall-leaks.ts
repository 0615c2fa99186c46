import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { inPartner, openDb } from "@/lib/db/client";
import { PrismaClient } from "@/prisma/generated/client";
import type { WalledTable } from "../support/row-walls.ts";

/** `own` and `neighbour` have one row in each table, `stranger` has none. */
export type Tenants = { own: string; neighbour: string; stranger: string };

/** Every way in which a table shows the app's role a row that it should not, or hides one that it should show. */
export async function findLeaks(appUrl: string, tables: WalledTable[], { own, stranger }: Tenants): Promise<string[]> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const leaks: string[] = [];
  try {
    for (const table of tables) {
      const seen = {
        "no partner": await seeAs(null, table, client),
        "the right partner": await seeAs(own, table, client),
        "no partner again": await seeAs(null, table, client),
        "another partner": await seeAs(stranger, table, client),
      };
      for (const [who, owners] of Object.entries(seen)) {
        const expected = who === "the right partner" ? [own] : [];
        if (owners.join() !== expected.join()) leaks.push(`${table.name} shows ${who} ${owners.length} rows`);
      }
    }
  } finally {
    await client.end();
  }
  return leaks;
}

/** Whose rows are seen with this partner set; `null` sets none, which leaves what the connection had before. */
async function seeAs(partnerId: string | null, { name, key }: WalledTable, client: pg.Client): Promise<string[]> {
  await client.query("begin");
  try {
    if (partnerId) await client.query("select set_config('app.partner', $1, true)", [partnerId]);
    const { rows } = await client.query<{ owner: string }>(`select "${key}" as owner from "${name}"`);
    return rows.map(({ owner }) => owner);
  } finally {
    await client.query("rollback");
  }
}

/**
 * So many requests of all tenants and of none, mixed, by the product's own client over two connections; some break off
 * in the middle, and their connection goes back to the pool all the same. Returns those that saw a foreign row.
 */
export async function playMixed(appUrl: string, tables: WalledTable[], tenants: Tenants, count: number) {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: appUrl, max: 2 }) });
  const shared = globalThis as { appClient?: PrismaClient };
  const before = shared.appClient;
  shared.appClient = client;
  try {
    const wrong: string[] = [];
    const turns = Array.from({ length: count }, (_, turn) => turn);
    const takeTurns = async () => {
      for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) {
        const table = tables[turn % tables.length] as WalledTable;
        if (!(await askOnce(turn, table, tenants))) wrong.push(`request ${turn} of ${table.name}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, takeTurns));
    return wrong;
  } finally {
    if (before) shared.appClient = before;
    else delete shared.appClient;
    await client.$disconnect();
  }
}

async function askOnce(turn: number, { name, key }: WalledTable, { own, neighbour, stranger }: Tenants) {
  const select = `select "${key}"::text as owner from "${name}"`;
  const partnerId = [own, neighbour, stranger, null][Math.floor(turn / 3) % 4] ?? null;
  if (partnerId === null) return (await openDb().$queryRawUnsafe<unknown[]>(select)).length === 0;
  const rows = await inPartner(partnerId, async (db) => {
    const found = await db.$queryRawUnsafe<{ owner: string }[]>(select);
    if (turn % 7 === 0) throw Object.assign(new Error("broken off"), { found });
    return found;
  }).catch((error: { found: { owner: string }[] }) => error.found);
  return partnerId === stranger ? rows.length === 0 : rows.length === 1 && rows[0]?.owner === partnerId;
}
