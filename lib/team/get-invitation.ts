import "server-only";
import type { MemberRole } from "@/lib/auth/permissions";
import { getPerson } from "@/lib/auth/users";
import { hashToken } from "@/lib/crypto/tokens";
import { inPartner } from "@/lib/db/client";
import { findInvitationOwner, findOpenInvitation } from "@/lib/team/invitation-repository";
import { findTeamName } from "@/lib/team/repository";

export type InvitationView = {
  businessName: string;
  inviter: string;
  email: string;
  role: MemberRole;
  expiresAt: Date;
};

/** What the invited sees; null for a link that is wrong, old, used or taken back alike. */
export async function findInvitation(token: string): Promise<InvitationView | null> {
  const owner = await findInvitationOwner(hashToken(token));
  if (!owner) return null;
  const { partnerId, invitationId } = owner;
  const found = await inPartner(partnerId, async (db) => {
    const row = await findOpenInvitation(partnerId, invitationId, db);
    return row && { ...row, ...(await findTeamName(partnerId, db)) };
  });
  if (!found || found.expiresAt < new Date()) return null;
  const { businessName, email, role, expiresAt } = found;
  return { businessName, email, role, expiresAt, inviter: (await getPerson(found.invitedById)).username };
}
