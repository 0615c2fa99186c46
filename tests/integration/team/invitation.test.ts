import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { verifyPassword } from "@/lib/auth/password";
import { termsVersion } from "@/lib/legal/versions";
import { acceptInvitation } from "@/lib/team/accept-invitation";
import { findInvitation } from "@/lib/team/get-invitation";
import { deriveInvitationToken } from "@/lib/team/invitation-token";
import { inviteMember } from "@/lib/team/invite-member";
import { listTeam } from "@/lib/team/list-team";
import { resendInvitation, revokeInvitation } from "@/lib/team/resend-invitation";
import { acceptanceSchema, invitationSchema } from "@/lib/team/schema";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const reader = { locale: "ru", address: "203.0.113.7" } as const;
let own: NewPartner;
let neighbour: NewPartner;

beforeEach(async () => {
  own = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
  await setTariff(own, "professional");
});

const setTariff = ({ partnerId }: NewPartner, key: string) =>
  query(urls.superuserUrl, `update partners set "tariffKey" = $2 where id = $1`, [partnerId, key]);

async function invite(email = `${randomUUID()}@example.uz`, role = "WAREHOUSE") {
  await inviteMember(own.partnerId, own.userId, invitationSchema.parse({ email, role }), "uz");
  const { invitations } = await listTeam(own.partnerId, new Date());
  const found = invitations.find((one) => one.email === email);
  if (!found) throw new Error("no invitation was written");
  return { id: found.id, email, token: deriveInvitationToken(found.id, 1) };
}

const makeForm = (token: string, username = `omborchi-${randomUUID().slice(0, 8)}`) =>
  acceptanceSchema.parse({ token, username, password: "Bozor kuni erta tong", terms: String(termsVersion) });

const accept = (token: string, username?: string) => acceptInvitation(makeForm(token, username), reader);

async function findUser(username: string) {
  const rows = await query<Record<string, unknown>>(urls.superuserUrl, "select * from users where username = $1", [
    username,
  ]);
  return rows[0];
}

test("an invited address becomes a new member with the role, the terms and the partner's standing", async () => {
  const { email, token } = await invite();
  expect(await findInvitation(token)).toMatchObject({ email, role: "WAREHOUSE", inviter: own.username });
  const form = makeForm(token);
  await acceptInvitation(form, reader);
  const user = await findUser(form.username);
  expect(user).toMatchObject({
    email,
    memberRole: "WAREHOUSE",
    partnerId: own.partnerId,
    isActive: true,
    termsVersion,
  });
  expect(user?.emailVerifiedAt).not.toBeNull();
  expect(await verifyPassword(String(user?.passwordHash), form.password)).toBe(true);
  const accepted = await query(
    urls.superuserUrl,
    `select document, address, locale from terms_acceptances where "userId" = $1`,
    [user?.id],
  );
  expect(accepted).toHaveLength(3);
  expect(accepted[0]).toMatchObject({ address: "203.0.113.7", locale: "ru" });
  const told = await query(urls.superuserUrl, `select event from notifications where "userId" = $1`, [own.userId]);
  expect(told).toEqual([{ event: "team.member-joined" }]);
});

test("a link opens once, and not after it was taken back, sent again or ran out", async () => {
  const used = await invite();
  await accept(used.token);
  await expect(accept(used.token)).rejects.toMatchObject({ messageKey: "team.invitationGone" });

  const revoked = await invite();
  await revokeInvitation(own.partnerId, revoked.id);
  expect(await findInvitation(revoked.token)).toBeNull();
  await expect(accept(revoked.token)).rejects.toMatchObject({ messageKey: "team.invitationGone" });

  const again = await invite();
  await expect(resendInvitation(own.partnerId, again.id)).rejects.toMatchObject({ code: "too-many" });
  await query(urls.superuserUrl, `update team_invitations set "sentAt" = now() - interval '2 minutes' where id = $1`, [
    again.id,
  ]);
  await resendInvitation(own.partnerId, again.id);
  expect(await findInvitation(again.token)).toBeNull();
  expect(await findInvitation(deriveInvitationToken(again.id, 2))).toMatchObject({ email: again.email });

  await query(urls.superuserUrl, `update team_invitations set "expiresAt" = now() where id = $1`, [again.id]);
  await expect(accept(deriveInvitationToken(again.id, 2))).rejects.toMatchObject({ messageKey: "team.invitationGone" });
});

test("an address with an account is answered alike, and its person is never touched", async () => {
  const before = await findUser(neighbour.username);
  const { token } = await invite(neighbour.email);
  await expect(accept(token)).rejects.toMatchObject({ messageKey: "team.addressKnown" });
  expect(await findUser(neighbour.username)).toEqual(before);
});

test("a name that is taken stands at its field, and two presses make one member", async () => {
  const first = await invite();
  await expect(accept(first.token, neighbour.username)).rejects.toMatchObject({ field: "username" });
  const outcomes = await Promise.allSettled([accept(first.token), accept(first.token), accept(first.token)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listTeam(own.partnerId, new Date())).members).toHaveLength(2);
});

test("seats are those of the tariff, and no two get the last one", async () => {
  await setTariff(own, "free_starter");
  await expect(invite()).rejects.toMatchObject({ messageKey: "team.noSeat", values: { seats: 1 } });
  await setTariff(own, "basic");
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => invite()));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  const { seats } = await listTeam(own.partnerId, new Date());
  expect(seats).toMatchObject({ most: 3, members: 1, invited: 2, next: { tariffKey: "professional", most: 6 } });
});

test("whoever is in the team or has been asked is not asked again", async () => {
  const { email } = await invite();
  await expect(invite(email)).rejects.toMatchObject({ messageKey: "team.invitedAlready", field: "email" });
  await expect(invite(own.email)).rejects.toMatchObject({ messageKey: "team.alreadyMember", field: "email" });
});

test("ownership is given to no address, and another partner's invitation is not found", async () => {
  expect(invitationSchema.safeParse({ email: "a@example.uz", role: "OWNER" }).success).toBe(false);
  const { id } = await invite();
  await expect(revokeInvitation(neighbour.partnerId, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(resendInvitation(neighbour.partnerId, id)).rejects.toMatchObject({ code: "not-found" });
  expect((await listTeam(neighbour.partnerId, new Date())).invitations).toEqual([]);
});

test("the database keeps no token, and the log no secret", async () => {
  const { token } = await invite();
  const rows = await query(urls.superuserUrl, "select i::text as row from team_invitations i");
  const log = await query(urls.superuserUrl, "select a::text as row from audit_log a");
  expect(JSON.stringify([rows, log])).not.toContain(token);
});
