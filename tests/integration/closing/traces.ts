import { query } from "../../support/people.ts";

type Column = { table: string; column: string; type: string };

/** `table.column` of everything in the database that still holds one of these texts, bytes included. */
export async function findTraces(superuserUrl: string, planted: string[]): Promise<string[]> {
  const columns = await query<Column>(
    superuserUrl,
    `select c.table_name as "table", c.column_name as "column", c.udt_name as type from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> '_prisma_migrations'
       and c.udt_name in ('text', 'varchar', '_text', 'json', 'jsonb', 'bytea', 'tsvector') order by 1, 2`,
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    const sql = `select 1 from "${table}" where ${text} ilike any ($1) limit 1`;
    const rows = await query(superuserUrl, sql, [planted.map((one) => `%${one}%`)]);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** Every row of this partner's and of its people's, table by table. */
export async function readEverything(superuserUrl: string, partnerId: string): Promise<Record<string, unknown[]>> {
  const columns = await query<{ table: string; column: string }>(
    superuserUrl,
    `select c.table_name as "table", c.column_name as "column" from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and (c.column_name in ('partnerId', 'userId') or (c.table_name = 'partners' and c.column_name = 'id'))
     order by 1, 2 desc`,
  );
  const all: Record<string, unknown[]> = {};
  for (const { table, column } of columns) {
    const whose = column === "userId" ? `in (select id from users where "partnerId" = $1)` : "= $1";
    const sql = `select to_jsonb(t) as row from "${table}" t where "${column}" ${whose} order by to_jsonb(t)::text`;
    all[`${table}.${column}`] = (await query<{ row: unknown }>(superuserUrl, sql, [partnerId])).map(({ row }) => row);
  }
  return all;
}
