import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { inPartner, openDb } from "@/lib/db/client";
import { PrismaClient } from "@/prisma/generated/client";
import { query } from "../../support/people.ts";
import { fillTables, listWalledTables, type WalledTable } from "../../support/row-walls.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const [own, neighbour, stranger] = [randomUUID(), randomUUID(), randomUUID()];
let tables: WalledTable[];

beforeAll(async () => {
  tables = await listWalledTables(urls.superuserUrl);
  await fillTables(urls.superuserUrl, tables, [own, neighbour]);
});

/** Whose rows this role sees with this partner set; `null` sets none, which leaves what the connection had before. */
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

/** Every way in which a table shows a row that it should not, or hides one that it should show. */
async function findLeaks(walled: WalledTable[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: urls.appUrl });
  await client.connect();
  const leaks: string[] = [];
  try {
    for (const table of walled) {
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

test("every table with a partner is walled and forced, and is one that this test fills", async () => {
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(["partners", "products", "orders"]));
  const unforced = await query(
    urls.superuserUrl,
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relname = any ($1)
     and not (relrowsecurity and relforcerowsecurity)`,
    [tables.map(({ name }) => name)],
  );
  expect(unforced).toEqual([]);
});

test("the app's role sees nothing without a partner, nothing as another, and its own rows as itself", async () => {
  expect(await findLeaks(tables)).toEqual([]);
});

test("the app's role neither sweeps walls aside nor owns what it reads", async () => {
  const [role] = await query(
    urls.superuserUrl,
    `select rolsuper, rolbypassrls, rolcreaterole,
       (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = 'sellercloudx_app'`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: 0 });
});

test("nothing is written for, moved to, or changed at another partner", async () => {
  for (const { name, key } of tables) {
    const change = inPartner(own, (db) =>
      db.$executeRawUnsafe(`update "${name}" set "${key}" = $1::uuid where "${key}" = $2::uuid`, neighbour, own),
    );
    await expect(change, `moving a row of ${name}`).rejects.toThrow();
    const touched = await inPartner(own, (db) =>
      db.$executeRawUnsafe(`update "${name}" set "${key}" = "${key}" where "${key}" = $1::uuid`, neighbour),
    ).catch(() => 0);
    expect(touched, `updating the neighbour's ${name}`).toBe(0);
    const gone = inPartner(own, (db) => db.$executeRawUnsafe(`delete from "${name}"`));
    await expect(gone, `deleting from ${name}`).rejects.toThrow();
  }
  const foreign = inPartner(own, (db) =>
    db.outboxEvent.create({ data: { partnerId: neighbour, name: "x", data: {} } }),
  );
  await expect(foreign).rejects.toThrow(/row-level security/);
  expect(await findLeaks(tables)).toEqual([]);
});

test("a thousand mixed requests over two connections never see a foreign row", async () => {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: urls.appUrl, max: 2 }) });
  const shared = globalThis as { appClient?: PrismaClient };
  const before = shared.appClient;
  shared.appClient = client;
  try {
    const outcomes: string[] = [];
    const ask = async (turn: number) => {
      const { name, key } = tables[turn % tables.length] as WalledTable;
      const select = `select "${key}"::text as owner from "${name}"`;
      const partnerId = [own, neighbour, stranger, null][Math.floor(turn / 3) % 4] ?? null;
      if (partnerId === null) {
        const rows = await openDb().$queryRawUnsafe<unknown[]>(select);
        return rows.length === 0;
      }
      // Every seventh breaks off in the middle: its connection goes back to the pool all the same.
      const rows = await inPartner(partnerId, async (db) => {
        const found = await db.$queryRawUnsafe<{ owner: string }[]>(select);
        if (turn % 7 === 0) throw Object.assign(new Error("broken off"), { found });
        return found;
      }).catch((error: { found: { owner: string }[] }) => error.found);
      return partnerId === stranger ? rows.length === 0 : rows.length === 1 && rows[0]?.owner === partnerId;
    };
    const turns = Array.from({ length: 1_000 }, (_, turn) => turn);
    const takeTurns = async () => {
      for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) {
        if (!(await ask(turn))) outcomes.push(`request ${turn}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, takeTurns));
    expect(outcomes).toEqual([]);
  } finally {
    if (before) shared.appClient = before;
    else delete shared.appClient;
    await client.$disconnect();
  }
});

test("a new table of a partner's without a wall is found", async () => {
  await query(
    urls.superuserUrl,
    `create table planted (id uuid primary key, "partnerId" uuid not null);
     grant select on planted to sellercloudx_app`,
  );
  try {
    const planted = (await listWalledTables(urls.superuserUrl)).filter(({ name }) => name === "planted");
    await fillTables(urls.superuserUrl, planted, [own, neighbour]);
    expect(await findLeaks(planted)).toEqual([
      "planted shows no partner 2 rows",
      "planted shows the right partner 2 rows",
      "planted shows no partner again 2 rows",
      "planted shows another partner 2 rows",
    ]);
  } finally {
    await query(urls.superuserUrl, "drop table planted");
  }
});
