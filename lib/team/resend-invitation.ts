import "server-only";
import { invitationRequested } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { resendSeconds } from "@/lib/auth/resend-pause";
import { hashToken } from "@/lib/crypto/tokens";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import * as invitations from "@/lib/team/invitation-repository";
import { deriveInvitationToken } from "@/lib/team/invitation-token";
import { invitationLifeMs } from "@/lib/team/invite-member";
import { lockTeam } from "@/lib/team/repository";
import { readSeats } from "@/lib/team/seats";

const mostIssues = 10;

/** A new mail with a new link and a new week; the link before opens nothing any more. */
export async function resendInvitation(partnerId: string, invitationId: string): Promise<void> {
  const now = new Date();
  await inPartner(partnerId, async (db) => {
    await lockTeam(partnerId, db);
    const row = await invitations.findOpenInvitation(partnerId, invitationId, db);
    if (!row) throw new AppError("not-found", "team.invitationGone");
    const isSoon = row.sentAt.getTime() > now.getTime() - resendSeconds * 1_000;
    if (isSoon || row.issue >= mostIssues) throw new AppError("too-many", "tooMany");
    // One that has run out holds no seat any more.
    const { most, members, invited } = await readSeats(partnerId, now, db);
    const others = members + invited - (row.expiresAt > now ? 1 : 0);
    if (others >= most) throw new AppError("conflict", "team.noSeat", { values: { seats: most } });
    const issue = row.issue + 1;
    const tokenHash = hashToken(deriveInvitationToken(invitationId, issue));
    const expiresAt = new Date(now.getTime() + invitationLifeMs);
    await invitations.reissue(partnerId, invitationId, { issue, tokenHash, sentAt: now, expiresAt }, db);
    await enqueue(db, invitationRequested.create({ partnerId, invitationId }));
    const subject = { kind: "invitation", id: invitationId };
    await recordAudit({ partnerId, action: "team.invitation-resent", subject, after: { email: row.email } }, db);
  });
  kickOutbox();
}

export async function revokeInvitation(partnerId: string, invitationId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const row = await invitations.findOpenInvitation(partnerId, invitationId, db);
    if (!row || !(await invitations.revoke(partnerId, invitationId, new Date(), db))) {
      throw new AppError("not-found", "team.invitationGone");
    }
    const subject = { kind: "invitation", id: invitationId };
    await recordAudit({ partnerId, action: "team.invitation-revoked", subject, before: { email: row.email } }, db);
  });
}
