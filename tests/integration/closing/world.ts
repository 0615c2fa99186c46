import { randomUUID } from "node:crypto";
import { query } from "../../support/people.ts";

type Member = { userId: string; username: string; email: string };

/** A person with this role, whose password opens nothing. */
export async function addMember(superuserUrl: string, partnerId: string, role: string): Promise<Member> {
  const userId = randomUUID();
  const username = `member-${userId.slice(0, 8)}`;
  const email = `${username}@example.uz`;
  await query(
    superuserUrl,
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "partnerId", "memberRole",
       "updatedAt")
     values ($1, $2, $3, now(), 'none', 'PARTNER', true, $4, $5, now())`,
    [userId, username, email, partnerId, role],
  );
  return { userId, username, email };
}

/** As if the account had been asked to close so many days ago. */
export async function passDays(superuserUrl: string, partnerId: string, days: number): Promise<void> {
  await query(
    superuserUrl,
    `update account_closures set "requestedAt" = "requestedAt" - make_interval(days => $2),
       "eraseAfter" = "eraseAfter" - make_interval(days => $2)
     where "partnerId" = $1 and "withdrawnAt" is null`,
    [partnerId, days],
  );
}

export const rowsOf = (superuserUrl: string, table: string, partnerId: string) =>
  query<Record<string, unknown>>(superuserUrl, `select * from "${table}" where "partnerId" = $1 order by id`, [
    partnerId,
  ]);

export async function readPartner(superuserUrl: string, partnerId: string) {
  const [row] = await query<{ status: string; approved: boolean; businessName: string }>(
    superuserUrl,
    `select status::text as status, approved, "businessName" from partners where id = $1`,
    [partnerId],
  );
  return row ?? null;
}
