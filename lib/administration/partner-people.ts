import "server-only";
import * as people from "@/lib/administration/people-repository";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions";
import { type Db, inAdmin } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { endSockets } from "@/lib/realtime/end-sockets";

/** Done by an administrator to one person of a partner, who reads why; so do the partner's owners. */
type Act = { adminId: string; partnerId: string; userId: string; reason: string };

/** Signs them out of every browser; how many there were. */
export async function endPersonSessions(act: Act): Promise<number> {
  const ended = await inAdmin(async (db) => {
    const name = await getPerson(act, db);
    const ids = await endAllSessions(act.userId, db);
    await tell("support.sessions-ended", act, name, db);
    await note("support.sessions-ended", act, { name, count: ids.length }, db);
    return ids;
  });
  await endSockets(ended);
  kickOutbox();
  return ended.length;
}

/** At once and everywhere, the last owner too: an account that was taken over is stopped first and cleared up then. */
export async function disablePerson(act: Act): Promise<void> {
  const ended = await inAdmin(async (db) => {
    const name = await getPerson(act, db);
    // While the person still counts among those who are told.
    await tell("support.person-disabled", act, name, db);
    if (!(await people.setPersonDisabled(act.partnerId, act.userId, new Date(), db))) throw gone();
    const ids = await endAllSessions(act.userId, db);
    await note("support.person-disabled", act, { name }, db);
    return ids;
  });
  await endSockets(ended);
  kickOutbox();
}

export async function enablePerson(act: Act): Promise<void> {
  await inAdmin(async (db) => {
    const name = await getPerson(act, db);
    if (!(await people.setPersonDisabled(act.partnerId, act.userId, null, db))) throw gone();
    await tell("support.person-enabled", act, name, db);
    await note("support.person-enabled", act, { name }, db);
  });
  kickOutbox();
}

const gone = () => new AppError("not-found", "notFound");

/** The name of somebody who is in the team. Acts on a team wait for each other. */
async function getPerson({ partnerId, userId }: Act, db: Db): Promise<string> {
  const isOpen = await people.lockTeam(partnerId, db);
  const name = isOpen ? await people.findPerson(partnerId, userId, db) : null;
  if (!name) throw gone();
  return name;
}

type Event = "support.sessions-ended" | "support.person-disabled" | "support.person-enabled";

async function tell(event: Event, { partnerId, userId, reason }: Act, name: string, db: Db) {
  const subject = { kind: "user", id: userId };
  const causeKey = `${event}/${userId}/${crypto.randomUUID()}`;
  const owners = await people.listOwnerIds(partnerId, db);
  for (const told of new Set([userId, ...owners])) {
    await notify({ event, partnerId, userId: told, subject, values: { name, reason }, causeKey }, db);
  }
}

async function note(action: Event, act: Act, after: { name: string; count?: number }, db: Db) {
  const { adminId, partnerId, userId: id, reason } = act;
  const actor = { kind: "ADMIN", id: adminId } as const;
  await recordAudit({ actor, partnerId, action, subject: { kind: "user", id }, after: { ...after, reason } }, db);
}
