import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { disablePerson, enablePerson, endPersonSessions } from "@/lib/administration/partner-people";
import { createSession, findViewer } from "@/lib/auth/session";
import { listAdministratorIds } from "@/lib/auth/users";
import { removeMember, restoreMember } from "@/lib/team/remove-member";
import { startMail } from "../../../local/mail/start-mail.ts";
import { mailWhatWasTold } from "../../support/deliver-told.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
const gone = { code: "not-found" };
const reason = "Hisob egallab olingan";
let adminId: string;
let owner: NewPartner;
let member: { userId: string; email: string; username: string };

beforeEach(async () => {
  adminId = (await listAdministratorIds())[0] ?? "";
  owner = await insertPartner(urls.superuserUrl);
  member = await addMember(owner.partnerId);
});

async function addMember(partnerId: string, role = "MANAGER") {
  const userId = randomUUID();
  const username = `xodim-${userId.slice(0, 8)}`;
  const email = `${username}@example.uz`;
  await query(
    urls.superuserUrl,
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "partnerId", "memberRole", "updatedAt")
     values ($1, $2, $3, now(), 'none', 'PARTNER', true, $4, $5, now())`,
    [userId, username, email, partnerId, role],
  );
  return { userId, email, username };
}

const act = (userId: string, partnerId = owner.partnerId) => ({ adminId, partnerId, userId, reason });

const listMails = async (to: string) =>
  (await (await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(to)}`)).json()) as {
    subject: string;
    text: string;
  }[];

const readLog = () =>
  query(
    urls.superuserUrl,
    `select action, actor, "actorId", after from audit_log where "partnerId" = $1 order by "createdAt"`,
    [owner.partnerId],
  );

test("a person who is disabled is out at once; they and the owner read why by mail, and the log has it", async () => {
  const token = await createSession(member.userId, "phone");
  await disablePerson(act(member.userId));
  expect(await findViewer(token)).toBeNull();
  expect(await findViewer(await createSession(member.userId, "phone"))).toBeNull();
  await mailWhatWasTold(urls.superuserUrl, owner.partnerId);
  for (const to of [member.email, owner.email]) {
    const mails = await listMails(to);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain(member.username);
    expect(mails[0]?.text).toContain(reason);
  }
  expect(await readLog()).toEqual([
    { action: "support.person-disabled", actor: "ADMIN", actorId: adminId, after: { name: member.username, reason } },
  ]);
  await expect(disablePerson(act(member.userId))).rejects.toMatchObject(gone);
});

test("whoever is disabled is told of nothing else, until an administrator enables them", async () => {
  await disablePerson(act(member.userId));
  await disablePerson(act((await addMember(owner.partnerId, "OWNER")).userId));
  await mailWhatWasTold(urls.superuserUrl, owner.partnerId);
  expect(await listMails(member.email)).toHaveLength(1);
  await enablePerson(act(member.userId));
  await mailWhatWasTold(urls.superuserUrl, owner.partnerId);
  expect(await listMails(member.email)).toHaveLength(2);
  expect(await findViewer(await createSession(member.userId, "phone"))).toMatchObject({ memberRole: "MANAGER" });
  await expect(enablePerson(act(member.userId))).rejects.toMatchObject(gone);
});

test("the last owner can be disabled, and comes back", async () => {
  const token = await createSession(owner.userId, "phone");
  await disablePerson(act(owner.userId));
  expect(await findViewer(token)).toBeNull();
  await mailWhatWasTold(urls.superuserUrl, owner.partnerId);
  expect(await listMails(owner.email)).toHaveLength(1);
  await enablePerson(act(owner.userId));
  expect(await findViewer(await createSession(owner.userId, "phone"))).toMatchObject({ memberRole: "OWNER" });
});

test("ending sessions ends all of this person's and no other's; an owner who is meant is told once", async () => {
  const tokens = [await createSession(owner.userId, "phone"), await createSession(owner.userId, "desktop")];
  const others = await createSession(member.userId, "phone");
  expect(await endPersonSessions(act(owner.userId))).toBe(2);
  for (const token of tokens) expect(await findViewer(token)).toBeNull();
  expect(await findViewer(others)).not.toBeNull();
  const told = await query(urls.superuserUrl, `select "userId", event from notifications where "partnerId" = $1`, [
    owner.partnerId,
  ]);
  expect(told).toEqual([{ userId: owner.userId, event: "support.sessions-ended" }]);
  expect(await readLog()).toMatchObject([{ action: "support.sessions-ended", after: { count: 2, reason } }]);
});

test("nobody is reached through another partner, and neither an administrator nor who left the team", async () => {
  const neighbour = await insertPartner(urls.superuserUrl);
  await removeMember(owner.partnerId, member.userId);
  const wrong = [
    act(owner.userId, neighbour.partnerId),
    act(adminId),
    act(adminId, neighbour.partnerId),
    act(member.userId),
    act(randomUUID()),
    act(owner.userId, randomUUID()),
  ];
  for (const one of wrong) {
    for (const work of [endPersonSessions, disablePerson, enablePerson]) {
      await expect(work(one)).rejects.toMatchObject(gone);
    }
  }
  expect(await findViewer(await createSession(owner.userId, "phone"))).not.toBeNull();
});

test("an owner does not bring back whom an administrator has disabled, by removing and restoring neither", async () => {
  await disablePerson(act(member.userId));
  await removeMember(owner.partnerId, member.userId);
  await expect(restoreMember(owner.partnerId, member.userId)).rejects.toMatchObject(gone);
  expect(await findViewer(await createSession(member.userId, "phone"))).toBeNull();
});

test("an owner who is disabled does not count as one: the other stays, and may remove them", async () => {
  const second = await addMember(owner.partnerId, "OWNER");
  await disablePerson(act(second.userId));
  await expect(removeMember(owner.partnerId, owner.userId)).rejects.toMatchObject({ messageKey: "team.lastOwner" });
  await removeMember(owner.partnerId, second.userId);
});
