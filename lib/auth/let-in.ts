import "server-only";
import type { Account } from "@/lib/auth/tell-user";
import { type Db, openDb } from "@/lib/db/client";

/** A person as signing in has found them, when the password was compared. */
export type Verified = Account & { passwordHash: string; secondFactorAt: Date | null };

/** The password is too long ago, was given on another browser, or is not the account's any more. */
export const startAgain = "START_AGAIN";

/**
 * What lets somebody in is written while their row is held. A new password, a second factor and a disabling wait for that
 * and then end it, or they were faster: then this throws `startAgain`.
 */
export function letIn<T>(verified: Verified, work: (db: Db) => Promise<T>): Promise<T> {
  const { id, passwordHash, secondFactorAt } = verified;
  return openDb().$transaction(async (db) => {
    await db.$queryRaw`select id from users where id = ${id}::uuid for share`;
    const select = { passwordHash: true, secondFactorAt: true, disabledAt: true } as const;
    const now = await db.user.findUnique({ where: { id }, select });
    const isSame = now?.passwordHash === passwordHash && now.secondFactorAt?.getTime() === secondFactorAt?.getTime();
    if (!isSame || now.disabledAt) throw new Error(startAgain);
    return work(db);
  });
}
