import "server-only";
import { auditOwn, inAccount, tellUser } from "@/lib/auth/tell-user";
import { openDb } from "@/lib/db/client";
import { findAccountOf } from "@/lib/telegram/repository";

/**
 * Whoever holds the link reads this person's notices from now on: the bell and the mailbox hear of it. In a transaction
 * of its own, inside that of the act: the rows of a partner, or of an administrator, need another role than those of a
 * chat. Where the act fails after all, a warning was one too many.
 */
export async function noteLinked(userId: string, name: string): Promise<void> {
  const account = await findAccountOf(userId, openDb());
  await inAccount(account, async (db) => {
    const event = "security.telegram-linked";
    await tellUser(account, { event, values: { name }, causeKey: `telegram/${crypto.randomUUID()}` }, db);
    await auditOwn(account, "auth.telegram-linked", db, { name });
  });
}

export async function noteUnlinked(userId: string): Promise<void> {
  const account = await findAccountOf(userId, openDb());
  await inAccount(account, (db) => auditOwn(account, "auth.telegram-unlinked", db));
}
