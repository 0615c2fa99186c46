import { expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import { insertPartner, query } from "../../support/people.ts";
import { listPersonalTables, listWalledTables } from "../../support/row-walls.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();

/** Tables that are neither a partner's nor a person's, and why that is right. */
const nobodys: Record<string, string> = {
  _prisma_migrations: "what was migrated",
  admin_invitations: "administration's own",
  attempt_buckets: "counts tries by hashes of accounts and networks",
  audit_chain: "hashes alone; the app's role may not read it",
  audit_checks: "administration's own",
  currency_rates: "the Central Bank's",
  failure_counts: "counts by code",
  rate_buckets: "counts calls by hashes of keys",
  sent_mail: "the mailer's memory of keys",
  sent_telegrams: "the messenger's memory of keys",
  tariff_versions: "the same for all",
  tariffs: "the same for all",
  tax_rates: "the same for all",
  troubles: "administration's own",
  users: "read by sign-in, before anybody knows the partner",
};

test("every table is a partner's, a person's, or on the list of nobody's", async () => {
  const all = await query<{ name: string }>(
    urls.superuserUrl,
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const known = new Set([
    ...(await listWalledTables(urls.superuserUrl)).map(({ name }) => name),
    ...(await listPersonalTables(urls.superuserUrl)),
    ...Object.keys(nobodys),
  ]);
  const unknown = all.map(({ name }) => name).filter((name) => !known.has(name));
  expect(unknown, `give each a "partnerId" and a wall, or say in this test why it is nobody's`).toEqual([]);
});

const foreignKeys = `
  select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
    (select array_agg(a.attname::text order by place) from unnest(c.conkey) with ordinality as k(number, place)
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns
  from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`;
type ForeignKey = { child: string; parent: string; columns: string[] };

/** Children whose key to a partner's table does not carry the partner: a link across the wall would be possible. */
async function findLooseKeys(): Promise<string[]> {
  const walled = new Set((await listWalledTables(urls.superuserUrl)).map(({ name }) => name));
  const keys = await query<ForeignKey>(urls.superuserUrl, foreignKeys);
  return keys
    .filter(({ parent, columns }) => walled.has(parent) && !columns.includes("partnerId"))
    .map(({ child, parent, columns }) => `${child} (${columns.join(", ")}) → ${parent}`);
}

test("every key of a child to a partner's table carries the partner", async () => {
  expect(await findLooseKeys()).toEqual([]);
});

test("a key without the partner is found", async () => {
  await query(
    urls.superuserUrl,
    `create table planted (id uuid primary key, "partnerId" uuid, "productId" uuid references products (id))`,
  );
  try {
    expect(await findLooseKeys()).toEqual(["planted (productId) → products"]);
  } finally {
    await query(urls.superuserUrl, "drop table planted");
  }
});

test("a partner's id that is undefined or an operator finds nothing and changes nothing", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  await inPartner(partnerId, (db) => db.outboxEvent.create({ data: { partnerId, name: "planted", data: {} } }));
  // Without strictUndefinedChecks each of these would mean every row.
  const forgotten = undefined as unknown as string;
  const asked = [
    () => inPartner(partnerId, (db) => db.outboxEvent.findMany({ where: { partnerId: forgotten } })),
    () => inPartner(partnerId, (db) => db.outboxEvent.findFirst({ where: { id: forgotten, partnerId } })),
    () => inPartner(partnerId, (db) => db.outboxEvent.updateMany({ where: { id: forgotten }, data: { name: "x" } })),
    () => inPartner(partnerId, (db) => db.outboxEvent.updateMany({ where: { partnerId }, data: { name: forgotten } })),
    () => inPartner(partnerId, (db) => db.outboxEvent.deleteMany({ where: { id: forgotten } })),
  ];
  for (const ask of asked) await expect(ask()).rejects.toThrow(/undefined/);
  const rows = await query(urls.superuserUrl, `select name from outbox_events where "partnerId" = $1`, [partnerId]);
  expect(rows).toEqual([{ name: "planted" }]);
});
