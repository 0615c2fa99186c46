import "server-only";
import { mailNewCode } from "@/lib/auth/request-email-code";
import { inPartner, openDb } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";

/**
 * The address of a registration that was not confirmed yet; codes to the address before are worth nothing from then on.
 * Whether somebody has the new address already makes no difference here: its mailbox alone is told.
 */
export async function changeAddress(userId: string, email: string): Promise<void> {
  const user = await openDb().user.findFirst({
    where: { id: userId, emailVerifiedAt: null },
    select: { id: true, partnerId: true },
  });
  if (!user?.partnerId) return;
  const { id, partnerId } = user;
  await inPartner(partnerId, async (db) => {
    await db.user.updateMany({ where: { id, partnerId, emailVerifiedAt: null }, data: { email } });
    await db.emailCode.updateMany({ where: { userId: id, usedAt: null }, data: { expiresAt: new Date() } });
    await mailNewCode(partnerId, { id, email }, db);
  });
  kickOutbox();
}
