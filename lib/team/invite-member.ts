import "server-only";
import { randomUUID } from "node:crypto";
import { invitationRequested } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { hashToken } from "@/lib/crypto/tokens";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import * as invitations from "@/lib/team/invitation-repository";
import { deriveInvitationToken } from "@/lib/team/invitation-token";
import { hasMember, lockTeam } from "@/lib/team/repository";
import type { InvitationInput } from "@/lib/team/schema";
import { readSeats } from "@/lib/team/seats";

export const invitationLifeMs = 7 * 24 * 3_600_000;
const mostADay = 20;

/**
 * Asks an address to join. Whether an account stands behind it already is told to its owner by mail and to nobody else:
 * the inviter gets the same answer (promise U1).
 */
export async function inviteMember(
  partnerId: string,
  invitedById: string,
  { email, role }: InvitationInput,
  locale: string,
): Promise<void> {
  const now = new Date();
  const id = randomUUID();
  try {
    await inPartner(partnerId, async (db) => {
      await lockTeam(partnerId, db);
      if (await hasMember(partnerId, email, db))
        throw new AppError("conflict", "team.alreadyMember", { field: "email" });
      const { most, members, invited } = await readSeats(partnerId, now, db);
      if (members + invited >= most) throw new AppError("conflict", "team.noSeat", { values: { seats: most } });
      const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
      if ((await invitations.countSent(partnerId, dayAgo, db)) >= mostADay) throw new AppError("too-many", "tooMany");
      await invitations.dropExpired(partnerId, email, now, db);
      const tokenHash = hashToken(deriveInvitationToken(id, 1));
      const expiresAt = new Date(now.getTime() + invitationLifeMs);
      const row = { id, email, role, locale, tokenHash, invitedById, sentAt: now, expiresAt };
      await invitations.createInvitation(partnerId, row, db);
      await enqueue(db, invitationRequested.create({ partnerId, invitationId: id }));
      const subject = { kind: "invitation", id };
      await recordAudit({ partnerId, action: "team.member-invited", subject, after: { email, role } }, db);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("conflict", "team.invitedAlready", { field: "email" });
    throw error;
  }
  kickOutbox();
}
