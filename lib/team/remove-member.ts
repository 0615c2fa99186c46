import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { endAllSessions } from "@/lib/auth/sessions";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { endSockets } from "@/lib/realtime/end-sockets";
import { getMember, refuseLastOwner } from "@/lib/team/change-role";
import { endMembership, findMember, lockTeam, resumeMembership } from "@/lib/team/repository";
import { readSeats } from "@/lib/team/seats";

/** Ends every session of theirs at once. What they did stays in the history under their name. */
export async function removeMember(partnerId: string, userId: string): Promise<void> {
  const at = new Date();
  const ended = await inPartner(partnerId, async (db) => {
    await lockTeam(partnerId, db);
    const { username, memberRole: role, disabledAt } = await getMember(partnerId, userId, db);
    if (role === "OWNER") await refuseLastOwner(partnerId, userId, db);
    // Whom an administrator has disabled before stays so: removing and restoring is no way around it.
    await endMembership(partnerId, userId, { removedAt: at, disabledAt: disabledAt ?? at }, db);
    const sessionIds = await endAllSessions(userId, db);
    const subject = { kind: "member", id: userId };
    const causeKey = `removed/${userId}/${at.getTime()}`;
    await notify({ event: "team.member-removed", partnerId, subject, values: { name: username }, causeKey }, db);
    await recordAudit({ partnerId, action: "team.member-removed", subject, before: { username, role } }, db);
    return sessionIds;
  });
  kickOutbox();
  await endSockets(ended);
}

/** Takes a removal back: the same person with the same role. They sign in anew. */
export async function restoreMember(partnerId: string, userId: string): Promise<void> {
  try {
    await inPartner(partnerId, async (db) => {
      await lockTeam(partnerId, db);
      const member = await findMember(partnerId, userId, db);
      // Whom an administrator has disabled since is not for the owner to bring back.
      const isOurs = member?.removedAt && member.disabledAt?.getTime() === member.removedAt.getTime();
      if (!isOurs) throw new AppError("not-found", "team.memberGone");
      const { most, members, invited } = await readSeats(partnerId, new Date(), db);
      if (members + invited >= most) throw new AppError("conflict", "team.noSeat", { values: { seats: most } });
      await resumeMembership(partnerId, userId, db);
      const { username, memberRole: role } = member;
      const subject = { kind: "member", id: userId };
      await recordAudit({ partnerId, action: "team.member-restored", subject, after: { username, role } }, db);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("conflict", "team.addressTaken");
    throw error;
  }
}
