import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMigrations } from "../../../prisma/migrate.ts";
import { schemaSql } from "../../../prisma/schema-sql.ts";
import { createProductDatabase, createTestDatabase } from "../../support/postgres.ts";

let migrated: Awaited<ReturnType<typeof createProductDatabase>>;
let fromSchema: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  migrated = await createProductDatabase();
  fromSchema = await createTestDatabase();
});
afterAll(async () => {
  await migrated?.drop();
  await fromSchema?.drop();
});

test("the migrated database equals the schema", async () => {
  await query(fromSchema.url, await schemaSql(fromSchema.url, "prisma/schema"));
  for (const [what, sql] of Object.entries(shape)) {
    expect(await query(migrated.superuserUrl, sql), what).toEqual(await query(fromSchema.url, sql));
  }
});

test("a second run applies nothing", async () => {
  expect(await applyMigrations(migrated.ownerUrl)).toEqual([]);
});

test("a migration that was changed afterwards is refused", async () => {
  await query(
    migrated.superuserUrl,
    "update _prisma_migrations set checksum = 'other' where migration_name like '%_walls'",
  );
  await expect(applyMigrations(migrated.ownerUrl)).rejects.toThrow("changed after it had been applied");
});

// Checks, policies, triggers and partial indexes are said in SQL alone; everything that Prisma knows is compared.
const shape = {
  columns: `select table_name, column_name, udt_name, is_nullable, column_default, numeric_precision, numeric_scale,
    datetime_precision from information_schema.columns
    where table_schema = 'public' and table_name <> '_prisma_migrations' order by 1, 2`,
  enums: `select t.typname, e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid order by 1, e.enumsortorder`,
  indexes: `select c.relname, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and i.indpred is null and c.relname not like '\\_prisma%' order by 1`,
  keys: `select conrelid::regclass::text as table_name, conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype in ('f', 'p') and connamespace = 'public'::regnamespace
    and conrelid::regclass::text <> '_prisma_migrations' order by 1, 2`,
};

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
