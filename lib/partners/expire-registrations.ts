import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { findUnconfirmed, releaseUsername } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readMessages } from "@/lib/i18n/catalogue";
import * as partners from "@/lib/partners/repository";

const keptMs = 7 * 24 * 3_600_000;
const mostAtOnce = 500;

/**
 * Registrations whose address nobody confirmed in a week leave the queue, and their usernames are free again. Their rows
 * stay, as the terms that were accepted do: whoever confirms later still finds the application, to be sent once more.
 */
export async function expireRegistrations(now = new Date()): Promise<{ expired: number }> {
  if (env().EMAIL_CONFIRMATION === "off") return { expired: 0 };
  const people = await findUnconfirmed(new Date(now.getTime() - keptMs), mostAtOnce);
  let expired = 0;
  for (const { id, partnerId, locale } of people) {
    const { review } = await readMessages(locale);
    const subject = { kind: "partner", id: partnerId };
    const isDone = await inPartner(partnerId, async (db) => {
      // In this order: who has confirmed in this very moment keeps the name, and the application waits on.
      if (!(await releaseUsername(partnerId, id, db))) return false;
      await partners.rejectUnread(partnerId, review.expired, db);
      await recordAudit({ actor: { kind: "SYSTEM" }, partnerId, action: "partners.expired", subject }, db);
      return true;
    });
    if (isDone) expired += 1;
  }
  return { expired };
}
