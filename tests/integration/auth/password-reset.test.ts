import { beforeEach, expect, test, vi } from "vitest";
import { changePassword } from "@/lib/auth/change-password";
import { beginHalfSignIn, findHalfSignIn } from "@/lib/auth/half-sign-in";
import { openSession } from "@/lib/auth/open-session";
import { hashPassword } from "@/lib/auth/password";
import { deriveResetToken, findReset, requestPasswordReset, resetPassword } from "@/lib/auth/password-reset";
import { createSession, findViewer } from "@/lib/auth/session";
import { endOtherSessions, endOwnSession, listSessions } from "@/lib/auth/sessions";
import { signIn } from "@/lib/auth/sign-in";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { readVerified } from "../../support/verified.ts";
import { visitor } from "../../support/visitor.ts";

vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);

const urls = useProductDatabase();
const linkWrong = { code: "invalid", messageKey: "signIn.resetLinkWrong" };
let seller: NewPartner & { id: string };

beforeEach(async () => {
  visitor.forgetAll();
  const partner = await insertPartner(urls.superuserUrl);
  seller = { ...partner, id: partner.userId };
});

type Reset = { id: string; userId: string | null };

/** Asks for a link; returns its row's id and its token. */
async function ask(email: string): Promise<Reset & { token: string }> {
  await requestPasswordReset(email);
  const [row] = await query<Reset>(
    urls.superuserUrl,
    `select id, "userId" from password_resets order by "createdAt" desc, id desc limit 1`,
  );
  if (!row) throw new Error("no row was written");
  return { ...row, token: deriveResetToken(row.id) };
}

test("for an unknown address the same is written, and it leads nowhere", async () => {
  const known = await ask(seller.email);
  const unknown = await ask("nobody-at-all@example.uz");
  expect(known.userId).toBe(seller.userId);
  expect(unknown.userId).toBeNull();
  const events = await query(
    urls.superuserUrl,
    `select "partnerId" from outbox_events where name = 'auth/password-reset.requested' and data->>'resetId' = any ($1)`,
    [[known.id, unknown.id]],
  );
  expect(new Set(events.map(({ partnerId }) => partnerId)).size).toBe(1);
  expect(events).toHaveLength(2);
  await expect(resetPassword(unknown.token, "olma anor uzum behi")).rejects.toMatchObject(linkWrong);
});

test("the link sets a password once, and ends every session, every half of one, and the other links", async () => {
  const session = await createSession(seller.userId, "test");
  await beginHalfSignIn(await readVerified(urls.superuserUrl, seller.userId));
  const [older, { token }] = [await ask(seller.email), await ask(seller.email)];
  expect(await findReset(token)).toMatchObject({ user: { username: seller.username } });
  await resetPassword(token, "olma anor uzum behi");
  expect(await signIn(seller.username, "olma anor uzum behi")).toMatchObject({ id: seller.userId });
  expect(await findViewer(session)).toBeNull();
  expect(await findHalfSignIn()).toBeNull();
  for (const used of [token, older.token]) {
    await expect(resetPassword(used, "another long password")).rejects.toMatchObject(linkWrong);
  }
  const told = await query(urls.superuserUrl, `select event from notifications where "userId" = $1`, [seller.userId]);
  expect(told).toEqual([{ event: "security.password-changed" }]);
});

test("whoever sets a password because too many tries were made at the account signs in with it at once", async () => {
  const forgotten = await hashPassword("the one that was forgotten");
  await query(urls.superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [forgotten, seller.userId]);
  for (let turn = 0; turn < 5; turn += 1) await signIn(seller.username, "not the password");
  const { token } = await ask(seller.email);
  await resetPassword(token, "olma anor uzum behi");
  await expect(signIn(seller.username, "olma anor uzum behi")).rejects.toMatchObject({ code: "too-many" });
  const deviceToken = visitor.jar.get("device") ?? null;
  const user = await signIn(seller.username, "olma anor uzum behi", { deviceToken });
  expect(user).toMatchObject({ id: seller.userId, isDeviceKnown: true });
});

test("the browser of a reset is no news, and every other one is, those from before it too", async () => {
  const countNews = async () =>
    (
      await query(
        urls.superuserUrl,
        `select from notifications where "userId" = $1 and event = 'security.new-device'`,
        [seller.userId],
      )
    ).length;
  const comeIn = async () => openSession(await readVerified(urls.superuserUrl, seller.userId), "password");
  await comeIn();
  const before = visitor.jar.get("device") ?? "";
  visitor.forgetAll();
  const { token } = await ask(seller.email);
  await resetPassword(token, "olma anor uzum behi");
  await comeIn();
  expect(await countNews()).toBe(0);
  visitor.jar.set("device", before);
  await comeIn();
  expect(await countNews()).toBe(1);
  // Even where no device is known any more, somebody has signed in before.
  await query(urls.superuserUrl, `delete from known_devices where "userId" = $1`, [seller.userId]);
  await comeIn();
  expect(await countNews()).toBe(2);
});

test("two presses at once set one password", async () => {
  const { token } = await ask(seller.email);
  const presses = await Promise.allSettled(
    ["olma anor uzum behi", "gilos nok shaftoli"].map((password) => resetPassword(token, password)),
  );
  expect(presses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("after half an hour the link is old; it does not ask for less than signing in does", async () => {
  const { token } = await ask(seller.email);
  await query(urls.superuserUrl, `update users set "secondFactorAt" = now() where id = $1`, [seller.userId]);
  await query(urls.superuserUrl, `update password_resets set "expiresAt" = "expiresAt" - interval '29 minutes'`);
  await resetPassword(token, "olma anor uzum behi");
  expect(await signIn(seller.username, "olma anor uzum behi")).toMatchObject({ hasSecondFactor: true });
  const late = await ask(seller.email);
  await query(urls.superuserUrl, `update password_resets set "expiresAt" = "expiresAt" - interval '31 minutes'`);
  expect(await findReset(late.token)).toBeNull();
  await expect(resetPassword(late.token, "another long password")).rejects.toMatchObject(linkWrong);
});

test("the database keeps no link that a thief could use", async () => {
  const { token } = await ask(seller.email);
  const rows = await query(urls.superuserUrl, "select * from password_resets");
  const events = await query(urls.superuserUrl, "select * from outbox_events");
  expect(JSON.stringify([rows, events])).not.toContain(token);
});

test("a new password asks for the old one, keeps this session, and ends the others", async () => {
  const { token } = await ask(seller.email);
  await resetPassword(token, "olma anor uzum behi");
  const [here, there] = [await createSession(seller.userId, "here"), await createSession(seller.userId, "there")];
  const sessionId = (await findViewer(here))?.sessionId ?? "";
  const wrong = { password: "not the password", newPassword: "gilos nok shaftoli" };
  await expect(changePassword(seller, sessionId, wrong)).rejects.toMatchObject({ field: "password" });
  await changePassword(seller, sessionId, { ...wrong, password: "olma anor uzum behi" });
  expect(await findViewer(here)).not.toBeNull();
  expect(await findViewer(there)).toBeNull();
  expect(await signIn(seller.username, "olma anor uzum behi")).toBeNull();
  expect(await signIn(seller.username, "gilos nok shaftoli")).not.toBeNull();
});

test("one's own sessions are listed and ended; another person's are not found", async () => {
  const [here, phone, tablet] = await Promise.all(
    ["here", "phone", "tablet"].map((agent) => createSession(seller.userId, agent)),
  );
  const current = (await findViewer(here ?? ""))?.sessionId ?? "";
  const phoneId = (await findViewer(phone ?? ""))?.sessionId ?? "";
  const other = await insertPartner(urls.superuserUrl);
  const theirs = await createSession(other.userId, "theirs");
  const theirId = (await findViewer(theirs))?.sessionId ?? "";

  expect((await listSessions(seller.userId, current)).map(({ id }) => id)).toHaveLength(3);
  expect((await listSessions(seller.userId, current))[0]).toMatchObject({ id: current, isCurrent: true });
  await expect(endOwnSession(seller, theirId)).rejects.toMatchObject({ code: "not-found" });
  expect(await findViewer(theirs)).not.toBeNull();
  await endOwnSession(seller, phoneId);
  expect(await findViewer(phone ?? "")).toBeNull();
  await expect(endOwnSession(seller, phoneId)).rejects.toMatchObject({ code: "not-found" });
  expect(await endOtherSessions(seller, current)).toBe(1);
  expect(await findViewer(tablet ?? "")).toBeNull();
  expect(await findViewer(here ?? "")).not.toBeNull();
});
