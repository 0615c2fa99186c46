import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { MemberRole } from "@/lib/auth/permissions";
import { createSession, findViewer } from "@/lib/auth/session";
import { changeRole, handOver } from "@/lib/team/change-role";
import { listTeam } from "@/lib/team/list-team";
import { removeMember, restoreMember } from "@/lib/team/remove-member";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
let own: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  own = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
  await query(urls.superuserUrl, `update partners set "tariffKey" = 'business' where id = $1`, [own.partnerId]);
});

async function addMember(role: MemberRole, { partnerId } = own) {
  const userId = randomUUID();
  const username = `xodim-${userId.slice(0, 8)}`;
  await query(
    urls.superuserUrl,
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "partnerId", "memberRole", "updatedAt")
     values ($1, $2, $3, now(), 'none', 'PARTNER', true, $4, $5, now())`,
    [userId, username, `${username}@example.uz`, partnerId, role],
  );
  return { userId, username };
}

const roleOf = async (userId: string) =>
  (await listTeam(own.partnerId, new Date())).members.find(({ id }) => id === userId)?.role;

test("a new role is in force with the next request, and its holder is told", async () => {
  const { userId } = await addMember("WAREHOUSE");
  const token = await createSession(userId, "test");
  await changeRole(own.partnerId, userId, "CONTENT");
  expect((await findViewer(token))?.memberRole).toBe("CONTENT");
  const told = await query(urls.superuserUrl, `select event from notifications where "userId" = $1`, [userId]);
  expect(told).toEqual([{ event: "team.role-changed" }]);
  const [entry] = await query(urls.superuserUrl, `select action, before, after from audit_log where "subjectId" = $1`, [
    userId,
  ]);
  expect(entry).toMatchObject({ before: { role: "WAREHOUSE" }, after: { role: "CONTENT" } });
});

test("removing ends each session at once and frees the address; restoring brings the same person back", async () => {
  const { userId, username } = await addMember("SUPPORT");
  const tokens = [await createSession(userId, "phone"), await createSession(userId, "desktop")];
  await removeMember(own.partnerId, userId);
  for (const token of tokens) expect(await findViewer(token)).toBeNull();
  expect((await listTeam(own.partnerId, new Date())).members.at(-1)).toMatchObject({ username, isRemoved: true });

  await restoreMember(own.partnerId, userId);
  for (const token of tokens) expect(await findViewer(token)).toBeNull();
  expect(await findViewer(await createSession(userId, "phone"))).toMatchObject({ memberRole: "SUPPORT" });

  await removeMember(own.partnerId, userId);
  await query(urls.superuserUrl, "update users set email = $2 where id = $1", [
    neighbour.userId,
    `${username}@example.uz`,
  ]);
  await expect(restoreMember(own.partnerId, userId)).rejects.toMatchObject({ messageKey: "team.addressTaken" });
});

test("whom an administrator disabled since, the owner does not bring back", async () => {
  const { userId } = await addMember("SUPPORT");
  await removeMember(own.partnerId, userId);
  await query(urls.superuserUrl, `update users set "disabledAt" = now() + interval '1 second' where id = $1`, [userId]);
  await expect(restoreMember(own.partnerId, userId)).rejects.toMatchObject({ code: "not-found" });
});

test("the last owner stays, whoever asks", async () => {
  await expect(removeMember(own.partnerId, own.userId)).rejects.toMatchObject({ messageKey: "team.lastOwner" });
  await expect(changeRole(own.partnerId, own.userId, "MANAGER")).rejects.toMatchObject({
    messageKey: "team.lastOwner",
  });
});

test("two owners who remove or demote each other at once leave one", async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    own = await insertPartner(urls.superuserUrl);
    const other = await addMember("OWNER");
    const outcomes = await Promise.allSettled([
      removeMember(own.partnerId, own.userId),
      removeMember(own.partnerId, other.userId),
      changeRole(own.partnerId, own.userId, "FINANCE"),
      changeRole(own.partnerId, other.userId, "FINANCE"),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const [row] = await query<{ owners: number }>(
      urls.superuserUrl,
      `select count(*)::int as owners from users where "partnerId" = $1 and "memberRole" = 'OWNER' and "disabledAt" is null`,
      [own.partnerId],
    );
    expect(row?.owners).toBe(1);
  }
});

test("ownership goes over with the name typed, and the former owner is a manager", async () => {
  const heir = await addMember("FINANCE");
  await expect(handOver(own.partnerId, own.userId, heir.userId, "somebody")).rejects.toMatchObject({
    field: "typedName",
  });
  await handOver(own.partnerId, own.userId, heir.userId, heir.username);
  expect([await roleOf(heir.userId), await roleOf(own.userId)]).toEqual(["OWNER", "MANAGER"]);
  await expect(handOver(own.partnerId, own.userId, heir.userId, heir.username)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("another partner's member is not found", async () => {
  const { userId, username } = await addMember("SUPPORT", neighbour);
  const act = [
    () => changeRole(own.partnerId, userId, "OWNER"),
    () => removeMember(own.partnerId, userId),
    () => restoreMember(own.partnerId, userId),
    () => handOver(own.partnerId, own.userId, userId, username),
  ];
  for (const one of act) await expect(one()).rejects.toMatchObject({ code: "not-found" });
  expect((await listTeam(neighbour.partnerId, new Date())).members).toHaveLength(2);
});
