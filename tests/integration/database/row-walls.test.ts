import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import { findLeaks, playMixed } from "../../proof/wall-leaks.ts";
import { query } from "../../support/people.ts";
import { fillTables, listWalledTables, type WalledTable } from "../../support/row-walls.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const tenants = { own: randomUUID(), neighbour: randomUUID(), stranger: randomUUID() };
const { own, neighbour } = tenants;
let tables: WalledTable[];

beforeAll(async () => {
  tables = await listWalledTables(urls.superuserUrl);
  await fillTables(urls.superuserUrl, tables, [own, neighbour]);
});

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
  expect(await findLeaks(urls.appUrl, tables, tenants)).toEqual([]);
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
  expect(await findLeaks(urls.appUrl, tables, tenants)).toEqual([]);
});

test("a thousand mixed requests over two connections never see a foreign row", async () => {
  expect(await playMixed(urls.appUrl, tables, tenants, 1_000)).toEqual([]);
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
    expect(await findLeaks(urls.appUrl, planted, tenants)).toEqual([
      "planted shows no partner 2 rows",
      "planted shows the right partner 2 rows",
      "planted shows no partner again 2 rows",
      "planted shows another partner 2 rows",
    ]);
  } finally {
    await query(urls.superuserUrl, "drop table planted");
  }
});
