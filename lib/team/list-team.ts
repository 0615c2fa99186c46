import "server-only";
import type { MemberRole } from "@/lib/auth/permissions";
import { inPartner } from "@/lib/db/client";
import { listOpenInvitations } from "@/lib/team/invitation-repository";
import { listMembers } from "@/lib/team/repository";
import { readSeats, type Seats } from "@/lib/team/seats";

export type MemberView = {
  id: string;
  username: string;
  email: string;
  role: MemberRole;
  /** Null: has not signed in yet. */
  lastSeenAt: Date | null;
  hasSecondFactor: boolean;
  isRemoved: boolean;
  /** By an administrator; still in the team. */
  isDisabled: boolean;
};

export type InvitationRow = { id: string; email: string; role: MemberRole; expiresAt: Date; isExpired: boolean };

type TeamView = { members: MemberView[]; invitations: InvitationRow[]; seats: Seats };

/** Those who left come last; nobody is forgotten, because the history names them. */
export async function listTeam(partnerId: string, now: Date): Promise<TeamView> {
  return inPartner(partnerId, async (db) => {
    const rows = await listMembers(partnerId, db);
    const members = rows.map(({ id, username, email, memberRole, sessions, secondFactor, removedAt, disabledAt }) => ({
      id,
      username,
      email,
      role: memberRole ?? "ACCOUNTANT",
      lastSeenAt: sessions[0]?.lastSeenAt ?? null,
      hasSecondFactor: secondFactor?.confirmedAt != null,
      isRemoved: removedAt !== null,
      isDisabled: disabledAt !== null && removedAt === null,
    }));
    const invitations = await listOpenInvitations(partnerId, db);
    return {
      members: [...members.filter(({ isRemoved }) => !isRemoved), ...members.filter(({ isRemoved }) => isRemoved)],
      invitations: invitations.map((row) => ({
        id: row.id,
        email: row.email,
        role: row.role,
        expiresAt: row.expiresAt,
        isExpired: row.expiresAt <= now,
      })),
      seats: await readSeats(partnerId, now, db),
    };
  });
}
