import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import {
  acceptAdminInvitation,
  findAdminInvitation,
  inviteAdministrator,
  mailAdminInvitation,
  reopenAdminInvitation,
  revokeAdminInvitation,
} from "@/lib/administration/admin-invitations";
import {
  disableAdministrator,
  enableAdministrator,
  endAdministratorSessions,
  listAdministrators,
} from "@/lib/administration/administrators";
import { acceptanceSchema } from "@/lib/administration/schema";
import { closeSupportView, openSupportView } from "@/lib/administration/view-books";
import { listAdministratorIds } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { startMail } from "../../../local/mail/start-mail.ts";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const mail = await startMail({ apiKey: "re_test" });
const urls = useProductDatabase({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: mail.url });
let adminId: string;

beforeEach(async () => {
  adminId = (await listAdministratorIds())[0] ?? "";
});

async function insertAdministrator(): Promise<string> {
  const id = randomUUID();
  await query(
    urls.superuserUrl,
    `insert into users (id, username, email, "emailVerifiedAt", "passwordHash", role, "isActive", "updatedAt")
     values ($1::uuid, 'admin-' || $1, $1 || '@example.uz', now(), 'none', 'ADMIN', true, now())`,
    [id],
  );
  return id;
}

async function openSession(userId: string): Promise<string> {
  const id = randomUUID();
  await query(
    urls.superuserUrl,
    `insert into sessions (id, "tokenHash", "userId", "expiresAt", "updatedAt")
     values ($1::uuid, sha256($1::text::bytea), $2, now() + interval '1 day', now())`,
    [id, userId],
  );
  return id;
}

const readSession = async (id: string) =>
  (
    await query<{
      revokedAt: Date | null;
      viewKind: string | null;
      viewPartnerId: string | null;
      viewUntil: Date | null;
    }>(urls.superuserUrl, `select "revokedAt", "viewKind", "viewPartnerId", "viewUntil" from sessions where id = $1`, [
      id,
    ])
  )[0];

const readLink = async (to: string): Promise<string> => {
  const mails = (await (await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(to)}`)).json()) as {
    text: string;
  }[];
  return /token=([\w-]{43})/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "";
};

const invite = async (email: string) => {
  await inviteAdministrator(adminId, email, "uz");
  const { invitations } = await listAdministrators();
  const id = invitations.find((one) => one.email === email)?.id ?? "";
  await mailAdminInvitation(id);
  return { id, token: await readLink(email) };
};
const acceptance = (token: string, username: string) =>
  acceptanceSchema.parse({ token, username, password: "olti otli arava 7" });

test("an invitation makes a new administrator once, whose second factor is still to come", async () => {
  const email = `yangi-${randomUUID().slice(0, 8)}@example.uz`;
  const { token } = await invite(email);
  expect(await findAdminInvitation(token)).toMatchObject({ email, inviter: "admin" });
  const username = `yangi-${randomUUID().slice(0, 8)}`;
  const twice = await Promise.allSettled([
    acceptAdminInvitation(acceptance(token, username), "uz"),
    acceptAdminInvitation(acceptance(token, `${username}-2`), "uz"),
  ]);
  expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [row] = await query(
    urls.superuserUrl,
    `select role, "partnerId", "memberRole", "emailVerifiedAt" is not null as confirmed from users where email = $1`,
    [email],
  );
  expect(row).toEqual({ role: "ADMIN", partnerId: null, memberRole: null, confirmed: true });
  expect(await findAdminInvitation(token)).toBeNull();
  expect((await listAdministrators()).administrators.find((one) => one.email === email)).toMatchObject({
    hasSecondFactor: false,
    isDisabled: false,
  });
});

test("an address that has an account is never made an administrator, and a link that was taken back is none", async () => {
  const seller = await insertPartner(urls.superuserUrl);
  await expect(inviteAdministrator(adminId, seller.email, "uz")).rejects.toMatchObject({ field: "email" });
  const email = `qaytgan-${randomUUID().slice(0, 8)}@example.uz`;
  const { id, token } = await invite(email);
  await expect(inviteAdministrator(adminId, email, "uz")).rejects.toMatchObject({
    messageKey: "administration.invitedAlready",
  });
  await revokeAdminInvitation(adminId, id);
  await expect(acceptAdminInvitation(acceptance(token, `q-${randomUUID().slice(0, 8)}`), "uz")).rejects.toMatchObject({
    code: "not-found",
  });
  const later = await invite(email);
  await query(urls.superuserUrl, `update admin_invitations set "expiresAt" = now() where id = $1`, [later.id]);
  expect(await findAdminInvitation(later.token)).toBeNull();
});

test("taking an invitation back is undone for a while; until then its link opens nothing", async () => {
  const email = `xato-${randomUUID().slice(0, 8)}@example.uz`;
  const { id, token } = await invite(email);
  await expect(reopenAdminInvitation(adminId, id)).rejects.toMatchObject({ code: "not-found" });
  await revokeAdminInvitation(adminId, id);
  expect(await findAdminInvitation(token)).toBeNull();
  await reopenAdminInvitation(adminId, id);
  expect(await findAdminInvitation(token)).toMatchObject({ email });
  // Mailed already: not a second time.
  await mailAdminInvitation(id);
  const mails = (await (await fetch(`${mail.url}/messages.json?to=${encodeURIComponent(email)}`)).json()) as unknown[];
  expect(mails).toHaveLength(1);

  await revokeAdminInvitation(adminId, id);
  const newer = await invite(email);
  await expect(reopenAdminInvitation(adminId, id)).rejects.toMatchObject({
    messageKey: "administration.invitedAlready",
  });
  await revokeAdminInvitation(adminId, newer.id);
  await query(
    urls.superuserUrl,
    `update admin_invitations set "revokedAt" = now() - interval '11 minutes' where id = $1`,
    [id],
  );
  await expect(reopenAdminInvitation(adminId, id)).rejects.toMatchObject({ code: "not-found" });
  const log = await query<{ action: string }>(
    urls.superuserUrl,
    `select action from audit_log where "subjectId" = $1 order by "createdAt", id`,
    [id],
  );
  expect(log.map(({ action }) => action.replace("administration.", ""))).toEqual([
    "admin-invited",
    "invitation-revoked",
    "invitation-reopened",
    "invitation-revoked",
  ]);
});

test("a disabled administrator is out at once, and comes back when enabled", async () => {
  const other = await insertAdministrator();
  const sessionId = await openSession(other);
  await disableAdministrator(adminId, other);
  expect((await readSession(sessionId))?.revokedAt).toBeInstanceOf(Date);
  expect(await listAdministratorIds()).not.toContain(other);
  await expect(disableAdministrator(adminId, other)).rejects.toMatchObject({ code: "not-found" });
  await enableAdministrator(adminId, other);
  expect(await listAdministratorIds()).toContain(other);
  await openSession(other);
  expect(await endAdministratorSessions(adminId, other)).toBe(1);
  await disableAdministrator(adminId, other);
});

test("two administrators who disable each other at once leave one, and the last one cannot be shut out", async () => {
  const other = await insertAdministrator();
  for (const id of await listAdministratorIds()) {
    if (id !== other && id !== adminId) await disableAdministrator(adminId, id);
  }
  const outcomes = await Promise.allSettled([
    disableAdministrator(adminId, other),
    disableAdministrator(other, adminId),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [left = ""] = await listAdministratorIds();
  expect(await listAdministratorIds()).toHaveLength(1);
  await expect(disableAdministrator(left, left)).rejects.toMatchObject({ messageKey: "administration.notYourself" });
  const partner = await insertPartner(urls.superuserUrl);
  await expect(disableAdministrator(left, partner.userId)).rejects.toMatchObject({ code: "not-found" });
  await query(urls.superuserUrl, `update users set "disabledAt" = null where id = any ($1)`, [[adminId, other]]);
});

test("looking at a partner's books is told, logged, bound to one session, and over after half an hour", async () => {
  const sessionId = await openSession(adminId);
  const stranger = await openSession(adminId);
  const { partnerId } = await insertPartner(urls.superuserUrl);
  await openSupportView({ adminId, sessionId }, partnerId, "Narx savoli boʻyicha");
  const session = await readSession(sessionId);
  expect(session).toMatchObject({ viewKind: "SUPPORT", viewPartnerId: partnerId });
  const minutes = ((session?.viewUntil?.getTime() ?? 0) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(29);
  expect(minutes).toBeLessThanOrEqual(30);
  expect((await readSession(stranger))?.viewKind).toBeNull();
  const told = await inPartner(partnerId, (db) =>
    db.notification.findMany({ where: { partnerId }, select: { event: true, values: true } }),
  );
  expect(told).toMatchObject([{ event: "support.view-opened", values: { reason: "Narx savoli boʻyicha" } }]);
  await closeSupportView({ adminId, sessionId });
  await closeSupportView({ adminId, sessionId });
  expect(await readSession(sessionId)).toMatchObject({ viewKind: null, viewPartnerId: null });
  const log = await query(
    urls.superuserUrl,
    `select action, actor, "actorId" from audit_log where "partnerId" = $1 order by "createdAt"`,
    [partnerId],
  );
  expect(log).toEqual([
    { action: "support.view-opened", actor: "ADMIN", actorId: adminId },
    { action: "support.view-closed", actor: "ADMIN", actorId: adminId },
  ]);
});

test("nobody opens a view in another's session, or of a partner who is not there", async () => {
  const { partnerId, userId } = await insertPartner(urls.superuserUrl);
  const sellers = await openSession(userId);
  await expect(openSupportView({ adminId, sessionId: sellers }, partnerId, "sabab bor")).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect((await readSession(sellers))?.viewKind).toBeNull();
  const sessionId = await openSession(adminId);
  await expect(openSupportView({ adminId, sessionId }, randomUUID(), "sabab bor")).rejects.toMatchObject({
    code: "not-found",
  });
});
