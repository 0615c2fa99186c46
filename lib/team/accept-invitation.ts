import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { hashPassword } from "@/lib/auth/password";
import { findAccount, findNamesake } from "@/lib/auth/users";
import { hashToken } from "@/lib/crypto/tokens";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { recordAcceptance } from "@/lib/legal/record-acceptance";
import { termsVersion } from "@/lib/legal/versions";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import * as invitations from "@/lib/team/invitation-repository";
import { countMembers, createMember, lockTeam } from "@/lib/team/repository";
import type { AcceptanceInput } from "@/lib/team/schema";
import { readSeats } from "@/lib/team/seats";

/** Where the acceptance was read and pressed. */
type Reader = { locale: Locale; address: string | null };

const gone = () => new AppError("not-found", "team.invitationGone");

/**
 * Makes a new person of this team, and never touches one who is there (promise A4): an address that has got an account
 * meanwhile is refused. Whoever holds the link has the mail, so nothing is given away by saying so.
 */
export async function acceptInvitation(input: AcceptanceInput, reader: Reader): Promise<void> {
  const { token, username, password } = input;
  const tokenHash = hashToken(token);
  const owner = await invitations.findInvitationOwner(tokenHash);
  if (!owner) throw gone();
  if (await findNamesake(username)) throw new AppError("conflict", "partners.usernameTaken", { field: "username" });
  const passwordHash = await hashPassword(password);
  const { partnerId, invitationId } = owner;
  try {
    await inPartner(partnerId, async (db) => {
      await lockTeam(partnerId, db);
      const now = new Date();
      const row = await invitations.findOpenInvitation(partnerId, invitationId, db);
      // Sent again meanwhile: the newer link is the one that counts.
      if (!row || row.expiresAt < now || !Buffer.from(row.tokenHash).equals(tokenHash)) throw gone();
      const { email, role: memberRole } = row;
      if (await findAccount(email)) throw new AppError("conflict", "team.addressKnown");
      const { most } = await readSeats(partnerId, now, db);
      if ((await countMembers(partnerId, db)) >= most) throw new AppError("conflict", "team.noSeatLeft");
      const member = { username, email, passwordHash, memberRole, locale: reader.locale, termsVersion };
      const userId = await createMember(partnerId, member, db);
      await invitations.markAccepted(partnerId, invitationId, userId, db);
      await recordAcceptance({ userId, partnerId, ...reader }, db);
      const subject = { kind: "member", id: userId };
      const values = { name: username, role: memberRole };
      await notify({ event: "team.member-joined", partnerId, subject, values, causeKey: `joined/${userId}` }, db);
      const actor = { kind: "PARTNER", id: userId } as const;
      const after = { username, email, role: memberRole };
      await recordAudit({ actor, partnerId, action: "team.member-joined", subject, after }, db);
    });
  } catch (error) {
    // Somebody took the name or the address between the question and the writing: now it is known, and said.
    if (isUniqueViolation(error)) return acceptInvitation(input, reader);
    throw error;
  }
  kickOutbox();
}
