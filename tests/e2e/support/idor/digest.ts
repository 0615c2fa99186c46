import pg from "pg";
import { listPersonalTables, listWalledTables } from "../../../support/row-walls.ts";

type Owned = { name: string; column: "partnerId" | "userId" | "id" };

/** What administration finds partners by: a job writes it anew from the rest. */
const derived = ["partner_search"];

/** Everything that is A's or its people's: tables with a partner, and tables with a person. */
async function listOwned(url: string): Promise<Owned[]> {
  const walled = (await listWalledTables(url))
    .filter(({ name }) => !derived.includes(name))
    .map(({ name, key }): Owned => ({ name, column: key === "id" ? "id" : "partnerId" }));
  const personal = (await listPersonalTables(url)).map((name): Owned => ({ name, column: "userId" }));
  return [...walled, ...personal, { name: "users", column: "partnerId" }];
}

/** That somebody looked in is no change of what is theirs. */
const ignored = ["lastSeenAt", "updatedAt"];

/** Reads a fingerprint of A's rows, table by table; the reader stays open, since it is asked after every endpoint. */
export async function openDigest(url: string, partnerId: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const owned = await listOwned(url);
  const people = `(select id from users where "partnerId" = $1)`;
  const parts = owned.map(
    ({ name, column }) =>
      `select '${name}' as name, md5(coalesce(string_agg(md5((to_jsonb(t) - $2::text[])::text), '' order by
         md5((to_jsonb(t) - $2::text[])::text)), '')) as print
       from "${name}" t where t."${column}" ${column === "userId" ? `in ${people}` : "= $1"}`,
  );
  return {
    tables: owned.length,
    async read(): Promise<Map<string, string>> {
      const { rows } = await client.query<{ name: string; print: string }>(parts.join(" union all "), [
        partnerId,
        ignored,
      ]);
      return new Map(rows.map(({ name, print }) => [name, print]));
    },
    close: () => client.end(),
  };
}

export const listChanged = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...after].filter(([name, print]) => before.get(name) !== print).map(([name]) => name);
