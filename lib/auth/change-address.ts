import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { maskAddress } from "@/lib/auth/mask-address";
import { mailNewCode } from "@/lib/auth/request-email-code";
import { inPartner, openDb } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";

/**
 * The address of a registration that was not confirmed yet; codes to the address before are worth nothing from then on.
 * Whether somebody has the new address already makes no difference here: its mailbox alone is told.
 */
export async function changeAddress(userId: string, email: string): Promise<void> {
  const user = await openDb().user.findFirst({
    where: { id: userId, emailVerifiedAt: null, disabledAt: null },
    select: { id: true, partnerId: true, email: true },
  });
  if (!user?.partnerId) return;
  const { id, partnerId, email: before } = user;
  await inPartner(partnerId, async (db) => {
    const { count } = await db.user.updateMany({ where: { id, partnerId, emailVerifiedAt: null }, data: { email } });
    // The address before was confirmed in this very moment.
    if (count === 0) return;
    await db.emailCode.updateMany({ where: { userId: id, usedAt: null }, data: { expiresAt: new Date() } });
    await mailNewCode(partnerId, { id, email }, db);
    if (email === before) return;
    await recordAudit(
      {
        actor: { kind: "PARTNER", id },
        partnerId,
        action: "auth.address-changed",
        subject: { kind: "user", id },
        before: { email: maskAddress(before) },
        after: { email: maskAddress(email) },
      },
      db,
    );
  });
  kickOutbox();
}
