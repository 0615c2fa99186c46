import "server-only";
import * as people from "@/lib/administration/people-repository";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions";
import { type Db, inAdmin } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { endSockets } from "@/lib/realtime/end-sockets";

export type AdministratorView = {
  id: string;
  username: string;
  email: string;
  isDisabled: boolean;
  hasSecondFactor: boolean;
  sessions: number;
  lastSeenAt: Date | null;
};

export async function listAdministrators() {
  return inAdmin(async (db) => {
    const rows = await people.listAdministratorRows(new Date(), db);
    const administrators = rows.map(
      ({ id, username, email, disabledAt, secondFactorAt, sessions }): AdministratorView => ({
        ...{ id, username, email, isDisabled: disabledAt !== null, hasSecondFactor: secondFactorAt !== null },
        sessions: sessions.length,
        lastSeenAt: sessions[0]?.lastSeenAt ?? null,
      }),
    );
    return { administrators, invitations: await people.listOpenInvitations(db) };
  });
}

const gone = () => new AppError("not-found", "notFound");

/** At once and everywhere. Whoever is the last to be let in, and oneself, cannot be shut out (promise A5). */
export async function disableAdministrator(adminId: string, userId: string): Promise<void> {
  if (adminId === userId) throw new AppError("conflict", "administration.notYourself");
  const ended = await inAdmin(async (db) => {
    const active = await people.lockActiveAdministrators(db);
    // Disabled meanwhile by the very person who is to be disabled: the lock has let that one through first.
    if (!active.includes(adminId)) throw new AppError("forbidden", "notAllowed");
    if (!active.includes(userId)) throw gone();
    if (active.length < 2) throw new AppError("conflict", "administration.lastAdmin");
    const name = await people.setDisabled(userId, new Date(), db);
    const ids = await endAllSessions(userId, db);
    await tell("administration.admin-disabled", { adminId, userId, name: name ?? "" }, db);
    return ids;
  });
  await endSockets(ended);
  kickOutbox();
}

export async function enableAdministrator(adminId: string, userId: string): Promise<void> {
  await inAdmin(async (db) => {
    const name = await people.setDisabled(userId, null, db);
    if (!name) throw gone();
    await tell("administration.admin-enabled", { adminId, userId, name }, db);
  });
  kickOutbox();
}

/** Signs an administrator out of every browser. */
export async function endAdministratorSessions(adminId: string, userId: string): Promise<number> {
  const ended = await inAdmin(async (db) => {
    const name = await people.findAdministrator(userId, db);
    if (!name) throw gone();
    const ids = await endAllSessions(userId, db);
    const subject = { kind: "user", id: userId };
    const after = { name, count: ids.length };
    const actor = { kind: "ADMIN", id: adminId } as const;
    await recordAudit({ actor, partnerId: null, action: "administration.sessions-ended", subject, after }, db);
    return ids;
  });
  await endSockets(ended);
  return ended.length;
}

type Act = "administration.admin-disabled" | "administration.admin-enabled";

async function tell(event: Act, { adminId, userId, name }: { adminId: string; userId: string; name: string }, db: Db) {
  const subject = { kind: "user", id: userId };
  const causeKey = `${event}/${userId}/${Date.now()}`;
  await notify({ event, partnerId: null, subject, values: { name }, causeKey }, db);
  const actor = { kind: "ADMIN", id: adminId } as const;
  await recordAudit({ actor, partnerId: null, action: event, subject, after: { name } }, db);
}
