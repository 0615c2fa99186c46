import "server-only";
import { getPartnerOwner } from "@/lib/auth/users";
import { countDaysLeft, findReminderStep } from "@/lib/connections/key-expiry";
import { findExpiringKey } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { sendKeyExpiry } from "@/lib/email/mails/send-key-expiry";

/** Tells the partner's owner that a key ends soon: one mail a step and key, however often the job runs. */
export async function remindOfKey(partnerId: string, connectionId: string, now = new Date()): Promise<number | null> {
  const key = await inPartner(partnerId, (db) => findExpiringKey(partnerId, connectionId, db));
  if (!key?.keyExpiresAt) return null;
  const step = findReminderStep(key.keyExpiresAt, now);
  if (step === null) return null;
  await sendKeyExpiry(await getPartnerOwner(partnerId), {
    connectionId,
    keyVersion: key.keyVersion,
    step,
    marketplace: key.marketplace,
    accountName: key.accountName,
    endsAt: key.keyExpiresAt,
    daysLeft: countDaysLeft(key.keyExpiresAt, now),
  });
  return step;
}
