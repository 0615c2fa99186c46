import "server-only";
import { type AuditInput, recordAudit } from "@/lib/audit/record-audit";
import { type Db, inAdmin, inPartner } from "@/lib/db/client";
import type { NotificationEvent } from "@/lib/notifications/events";
import { notify } from "@/lib/notifications/notify";

/** A person with whom something happened, and whose books they belong to; null for administrators. */
export type Account = { id: string; partnerId: string | null };

/** One transaction in which this person's own rows, notices and entries of the audit log can be written. */
export const inAccount = <T>({ partnerId }: Account, work: (db: Db) => Promise<T>): Promise<T> =>
  partnerId ? inPartner(partnerId, work) : inAdmin(work);

type Happening = {
  event: Extract<NotificationEvent, `security.${string}`>;
  values?: Record<string, string | number>;
  causeKey: string;
};

/** Security is always told in the bell and by mail: whoever did it is not always whose account it is. */
export async function tellUser({ id, partnerId }: Account, happening: Happening, db: Db): Promise<void> {
  await notify({ ...happening, partnerId, userId: id }, db);
}

/** By the person's own hand, also where no session is open yet. */
export async function auditOwn(
  { id, partnerId }: Account,
  action: AuditInput["action"],
  db: Db,
  after?: Record<string, unknown>,
): Promise<void> {
  await recordAudit(
    {
      actor: { kind: partnerId ? "PARTNER" : "ADMIN", id },
      partnerId,
      action,
      subject: { kind: "user", id },
      ...(after && { after }),
    },
    db,
  );
}
