import { randomUUID } from "node:crypto";
import pg from "pg";
import { listPersonalTables, listWalledTables, makeUp, readColumns, type WalledTable } from "./row-walls.ts";

export type Filling = {
  partnerId: string;
  userId: string;
  /** Begins every made-up text; its table and column follow. */
  marker: string;
  /** Left out: every table with a partner. */
  only?: string[];
  /** Values by table and column, where the made-up one would not do. */
  given?: Record<string, Record<string, unknown>>;
};

type Reference = { from: string; column: string; to: string };

/**
 * One row in every table that has a partner or a person, also in those that were made yesterday: columns that refer to
 * another table name that table's row. Returns the rows' ids by table.
 */
export async function fillBooks(superuserUrl: string, filling: Filling): Promise<Record<string, string>> {
  const { partnerId, userId, only } = filling;
  const all = (await listWalledTables(superuserUrl)).filter(({ name }) => name !== "partners");
  const personal = (await listPersonalTables(superuserUrl)).map((name): WalledTable => ({ name, key: "userId" }));
  const tables = [...all, ...personal].filter(({ name }) => !only || only.includes(name));
  const ids: Record<string, string> = { partners: partnerId, users: userId };
  for (const { name } of tables) ids[name] = randomUUID();
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    const references = await listReferences(client);
    for (const table of tables) await addRow(client, table, { ...filling, ids, references });
    return ids;
  } finally {
    await client.end();
  }
}

type Adding = Filling & { ids: Record<string, string>; references: Reference[] };

async function addRow(client: pg.Client, { name, key }: WalledTable, adding: Adding) {
  const { partnerId, userId, marker, ids, references, given = {} } = adding;
  const values: [string, unknown][] = [];
  for (const column of await readColumns(client, name)) {
    const reference = references.find(({ from, column: one }) => from === name && one === column.name);
    if (column.name === key) values.push([column.name, key === "userId" ? userId : partnerId]);
    else if (given[name] && column.name in given[name]) values.push([column.name, given[name][column.name]]);
    else if (column.name === "id") values.push([column.name, ids[name]]);
    else if (reference) values.push([column.name, ids[reference.to] ?? (await findAny(client, reference.to))]);
    else if (column.name === "userId") values.push([column.name, userId]);
    else {
      const value = makeUp(column);
      values.push([
        column.name,
        typeof value === "string" && column.type === "text" ? `${marker}.${name}.${column.name}-${value}` : value,
      ]);
    }
  }
  await client.query(
    `insert into "${name}" (${values.map(([column]) => `"${column}"`).join(", ")})
     values (${values.map((_, index) => `$${index + 1}`).join(", ")})
     -- Made meanwhile by a job.
     on conflict do nothing`,
    values.map(([, value]) => value),
  );
}

/** Columns that name the id of another table's row. */
async function listReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `select c.conrelid::regclass::text as "from", own.attname as "column", c.confrelid::regclass::text as "to"
     from pg_constraint c, unnest(c.conkey, c.confkey) as pair(own, other)
     join pg_attribute own on true join pg_attribute other on true
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace and own.attrelid = c.conrelid
       and own.attnum = pair.own and other.attrelid = c.confrelid and other.attnum = pair.other and other.attname = 'id'`,
  );
  return rows;
}

async function findAny(client: pg.Client, table: string): Promise<string | null> {
  return (await client.query<{ id: string }>(`select id from "${table}" limit 1`)).rows[0]?.id ?? null;
}
