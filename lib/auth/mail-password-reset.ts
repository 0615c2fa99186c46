import "server-only";
import { deriveResetToken } from "@/lib/auth/password-reset";
import { getPerson } from "@/lib/auth/users";
import { openDb } from "@/lib/db/client";
import { sendPasswordReset } from "@/lib/email/mails/send-password-reset";

/** To the owner of the account; where the address is nobody's, to nobody. */
export async function mailPasswordReset(resetId: string): Promise<void> {
  const reset = await openDb().passwordReset.findUnique({
    where: { id: resetId, usedAt: null, expiresAt: { gt: new Date() } },
    select: { userId: true },
  });
  if (!reset?.userId) return;
  await sendPasswordReset(await getPerson(reset.userId), { resetId, token: deriveResetToken(resetId) });
}
