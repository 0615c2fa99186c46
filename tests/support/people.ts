import { randomUUID } from "node:crypto";
import pg from "pg";

export type NewPartner = { partnerId: string; userId: string; username: string; email: string };

/** A partner with one person, straight into the database; the password opens nothing, every version of the terms is accepted. */
export async function insertPartner(
  superuserUrl: string,
  { approved = true, name = randomUUID().slice(0, 8) }: { approved?: boolean; name?: string } = {},
): Promise<NewPartner> {
  const [partnerId, userId] = [randomUUID(), randomUUID()];
  const username = `seller-${name}`;
  const email = `${username}@example.uz`;
  await query(
    superuserUrl,
    `insert into partners (id, "businessName", phone, category, approved, status, "updatedAt")
     values ($1, $2, '998901234567', 'home', $3, $4, now())`,
    [partnerId, `Shop ${name}`, approved, approved ? "APPROVED" : "PENDING"],
  );
  await query(
    superuserUrl,
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "partnerId", "memberRole",
       "termsVersion", "updatedAt")
     values ($1, $2, $3, now(), 'none', 'PARTNER', $4, $5, 'OWNER', 1000, now())`,
    [userId, username, email, approved, partnerId],
  );
  return { partnerId, userId, username, email };
}

/** One statement as the given role. */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
