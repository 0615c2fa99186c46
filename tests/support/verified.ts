import { query } from "./people.ts";

/** A person as signing in finds them after the right password. */
export async function readVerified(superuserUrl: string, userId: string) {
  const sql = `select id::text, "partnerId"::text as "partnerId", "passwordHash", "secondFactorAt" from users where id = $1`;
  type Row = { id: string; partnerId: string | null; passwordHash: string; secondFactorAt: Date | null };
  const [row] = await query<Row>(superuserUrl, sql, [userId]);
  if (!row) throw new Error(`nobody is ${userId}`);
  return row;
}
