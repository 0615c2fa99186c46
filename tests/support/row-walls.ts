import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { query } from "./people.ts";

/** A partner's table, and the column that says whose a row is. */
export type WalledTable = { name: string; key: string };

/**
 * `users` is read by sign-in before anybody knows the partner, `sent_mail` is the mailer's memory of keys: neither is a
 * partner's table, though a row may name one.
 */
const open = ["users", "sent_mail"];

export async function listWalledTables(url: string): Promise<WalledTable[]> {
  return query<WalledTable>(
    url,
    `select c.table_name as name, c.column_name as key from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> all ($1)
       and (c.column_name = 'partnerId' or (c.table_name = 'partners' and c.column_name = 'id'))
     order by 1`,
    [open],
  );
}

/** Tables that name a person and no partner: sessions, second factors, settings. */
export async function listPersonalTables(url: string): Promise<string[]> {
  const walled = (await listWalledTables(url)).map(({ name }) => name);
  const rows = await query<{ name: string }>(
    url,
    `select c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'userId'
       and c.table_name <> all ($1) order by 1`,
    [walled],
  );
  return rows.map(({ name }) => name);
}

export type Column = { name: string; type: string; label: string | null };

/** One made-up row a table for each partner, whatever its columns; keys and triggers are off while they are written. */
export async function fillTables(superuserUrl: string, tables: WalledTable[], partnerIds: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const { name, key } of tables) {
      const columns = await readColumns(client, name);
      for (const partnerId of partnerIds) {
        const values = columns.map((column) => (column.name === key ? partnerId : makeUp(column)));
        await client.query(
          `insert into "${name}" (${columns.map((column) => `"${column.name}"`).join(", ")})
           values (${values.map((_, index) => `$${index + 1}`).join(", ")})`,
          values,
        );
      }
    }
  } finally {
    await client.end();
  }
}

export async function readColumns(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select c.column_name as name, c.udt_name as type,
       (select e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid
        where t.typname = c.udt_name order by e.enumsortorder limit 1) as label
     from information_schema.columns c
     where c.table_schema = 'public' and c.table_name = $1 and c.is_generated = 'NEVER'`,
    [table],
  );
  return rows;
}

export function makeUp({ name, type, label }: Column): unknown {
  if (label !== null) return label;
  if (type.startsWith("_")) return [];
  if (type === "uuid") return randomUUID();
  if (type === "bytea") return randomBytes(16);
  if (type === "bool") return true;
  if (["json", "jsonb"].includes(type)) return "{}";
  if (["timestamptz", "timestamp", "date"].includes(type)) return new Date();
  if (["int2", "int4", "int8", "numeric", "float8"].includes(type)) return name === "reserved" ? 0 : 1;
  return randomBytes(8).toString("hex");
}
