import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { MemberRole } from "@/lib/auth/permissions";
import { type Db, inPartner } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { countOtherOwners, findMember, lockTeam, updateRole } from "@/lib/team/repository";

/** In force with the member's next request. The last owner stays one. */
export async function changeRole(partnerId: string, userId: string, role: MemberRole): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockTeam(partnerId, db);
    const member = await getMember(partnerId, userId, db);
    if (member.memberRole === role) return;
    if (member.memberRole === "OWNER") await refuseLastOwner(partnerId, userId, db);
    await setRole(partnerId, { userId, before: member.memberRole, after: role }, db);
  });
  kickOutbox();
}

/** The member becomes the owner, and the owner a manager; both are told. */
export async function handOver(partnerId: string, ownerId: string, userId: string, typedName: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockTeam(partnerId, db);
    const owner = await getMember(partnerId, ownerId, db);
    // Two owners at once: whoever was first has decided.
    if (owner.memberRole !== "OWNER") throw new AppError("forbidden", "notYourRole");
    const member = await getMember(partnerId, userId, db);
    // An administrator has shut them out: nobody would own the team.
    if (member.disabledAt) throw new AppError("not-found", "team.memberGone");
    if (member.id === owner.id) throw new AppError("invalid", "team.ownerAlready");
    if (member.username !== typedName) throw new AppError("invalid", "team.nameWrong", { field: "typedName" });
    if (member.memberRole !== "OWNER") {
      await setRole(partnerId, { userId, before: member.memberRole, after: "OWNER" }, db);
    }
    await setRole(partnerId, { userId: owner.id, before: "OWNER", after: "MANAGER" }, db);
    const subject = { kind: "member", id: userId };
    const values = { name: member.username, former: owner.username };
    await notify({ event: "team.owner-changed", partnerId, subject, values, causeKey: `owner/${newId()}` }, db);
    const [before, after] = [{ owner: owner.username }, { owner: member.username }];
    await recordAudit({ partnerId, action: "team.handed-over", subject, before, after }, db);
  });
  kickOutbox();
}

/** Of those who are in the team now. */
export async function getMember(partnerId: string, userId: string, db: Db) {
  const member = await findMember(partnerId, userId, db);
  if (!member?.memberRole || member.removedAt) throw new AppError("not-found", "team.memberGone");
  return { ...member, memberRole: member.memberRole };
}

/** Inside the lock, so that two owners at once do not each count the other. */
export async function refuseLastOwner(partnerId: string, userId: string, db: Db): Promise<void> {
  if ((await countOtherOwners(partnerId, userId, db)) === 0) throw new AppError("conflict", "team.lastOwner");
}

type Change = { userId: string; before: MemberRole; after: MemberRole };

async function setRole(partnerId: string, { userId, before, after }: Change, db: Db) {
  await updateRole(partnerId, userId, after, db);
  const subject = { kind: "member", id: userId };
  const values = { role: after };
  await notify({ event: "team.role-changed", partnerId, userId, subject, values, causeKey: `role/${newId()}` }, db);
  const action = "team.role-changed";
  await recordAudit({ partnerId, action, subject, before: { role: before }, after: { role: after } }, db);
}
