import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { inAdmin } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { endSockets } from "@/lib/realtime/end-sockets";

/** Long enough to look at one question, short enough not to be forgotten. */
export const viewMinutes = 30;

type Looker = { adminId: string; sessionId: string };

/**
 * Opens a partner's books to this session, to be read and nothing more. The partner is told why; the audit log has who
 * looked, too.
 */
export async function openSupportView(
  { adminId, sessionId }: Looker,
  partnerId: string,
  reason: string,
): Promise<void> {
  const until = new Date(Date.now() + viewMinutes * 60_000);
  await inAdmin(async (db) => {
    const partner = await db.partner.findUnique({ where: { id: partnerId }, select: { status: true } });
    if (!partner) throw new AppError("not-found", "notFound");
    if (partner.status === "ERASED") throw new AppError("conflict", "partners.erased");
    const view = { viewKind: "SUPPORT" as const, viewPartnerId: partnerId, viewReason: reason, viewUntil: until };
    const { count } = await db.session.updateMany({ where: { id: sessionId, userId: adminId }, data: view });
    if (count === 0) throw new AppError("unauthenticated", "signInFirst");
    const subject = { kind: "session", id: sessionId };
    await notify(
      {
        event: "support.view-opened",
        partnerId,
        subject,
        values: { reason },
        causeKey: `view/${sessionId}/${until.toISOString()}`,
      },
      db,
    );
    await recordAudit(
      {
        actor: { kind: "ADMIN", id: adminId },
        partnerId,
        action: "support.view-opened",
        subject,
        after: { reason, until: until.toISOString() },
      },
      db,
    );
  });
  kickOutbox();
}

/** Noted too: how long somebody looked. What was opened there hears nothing more. */
export async function closeSupportView({ adminId, sessionId }: Looker): Promise<void> {
  await inAdmin(async (db) => {
    const where = { id: sessionId, userId: adminId, viewKind: "SUPPORT" as const };
    const session = await db.session.findFirst({ where, select: { viewPartnerId: true } });
    const partnerId = session?.viewPartnerId;
    if (!partnerId) return;
    await db.session.updateMany({
      where: { ...where, viewPartnerId: partnerId },
      data: { viewKind: null, viewPartnerId: null, viewReason: null, viewUntil: null },
    });
    const subject = { kind: "session", id: sessionId };
    await recordAudit({ actor: { kind: "ADMIN", id: adminId }, partnerId, action: "support.view-closed", subject }, db);
  });
  await endSockets([sessionId]);
}
