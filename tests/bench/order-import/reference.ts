import type pg from "pg";

/** What an import adds rows to; `stock_balances` and `analytics` are only brought up to date. */
const addedTables = [
  "orders",
  "order_lines",
  "stock_movements",
  "outbox_events",
  "commission_paid",
  "ledger_transactions",
  "ledger_entries",
];
export const writtenTables = [...addedTables, "stock_balances", "analytics", "dead_letters"];

/** Rows a statement: more brings nothing, and a statement takes at most 65 535 values. */
const batch = 1_000;

/** The same rows once more, into empty copies of the tables. Reading them is not counted. */
export async function insertAgain(client: pg.Client): Promise<{ rows: number; seconds: number }> {
  let rows = 0;
  let ms = 0;
  for (const table of addedTables) {
    await client.query(`create table copy_${table} (like ${table} including all)`);
    const { rows: columns } = await client.query<{ name: string }>(
      "select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0",
      [table],
    );
    const names = columns.map(({ name }) => name);
    await client.query("begin");
    // Texts as PostgreSQL writes them: nothing is parsed and written anew on the way.
    const texts = names.map((name) => `${name}::text`).join(", ");
    await client.query(`declare source cursor with hold for select ${texts} from ${table}`);
    await client.query("commit");
    for (;;) {
      const read = await client.query<unknown[]>({ text: `fetch ${batch} from source`, rowMode: "array" });
      if (read.rows.length === 0) break;
      const startedAt = performance.now();
      await client.query(insertOf(table, names, read.rows.length), read.rows.flat());
      ms += performance.now() - startedAt;
      rows += read.rows.length;
    }
    await client.query("close source");
  }
  return { rows, seconds: ms / 1000 };
}

function insertOf(table: string, names: string[], count: number): string {
  const tuple = (row: number) => `(${names.map((_, column) => `$${row * names.length + column + 1}`).join(",")})`;
  const tuples = Array.from({ length: count }, (_, row) => tuple(row)).join(",");
  return `insert into copy_${table} (${names.join(",")}) values ${tuples}`;
}
