import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { changePassword } from "@/lib/auth/change-password";
import { beginHalfSignIn, findHalfSignIn } from "@/lib/auth/half-sign-in";
import { openSession } from "@/lib/auth/open-session";
import { hashPassword } from "@/lib/auth/password";
import { deriveResetToken, requestPasswordReset, resetPassword } from "@/lib/auth/password-reset";
import { confirmSecondFactor, offerSecondFactor } from "@/lib/auth/second-factor/set-up";
import { createSession, findViewer } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { signInByCode } from "@/lib/auth/sign-in-code";
import { codeOf } from "../../support/authenticator.ts";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { visitor } from "../../support/visitor.ts";

vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);

/** A sign-in with the old password that is under way while the password, or what is asked for beside it, changes. */
const urls = useProductDatabase();
const [oldPassword, newPassword] = ["olma anor uzum behi", "gilos nok shaftoli"];
const startAgain = "START_AGAIN";
let passwordHash: string;
let seller: NewPartner & { id: string };

beforeAll(async () => {
  passwordHash = await hashPassword(oldPassword);
});

beforeEach(async () => {
  visitor.forgetAll();
  const partner = await insertPartner(urls.superuserUrl);
  seller = { ...partner, id: partner.userId };
  await query(urls.superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [passwordHash, seller.id]);
});

/** The password was compared, and nothing is written yet. */
async function comeInHalfway() {
  const user = await signIn(seller.username, oldPassword);
  if (!user) throw new Error("the password is the right one");
  return user;
}

async function askForReset(): Promise<string> {
  await requestPasswordReset(seller.email);
  const [row] = await query<{ id: string }>(urls.superuserUrl, `select id from password_resets where "userId" = $1`, [
    seller.id,
  ]);
  return deriveResetToken(row?.id ?? "");
}

const openSessionId = async () => (await findViewer(await createSession(seller.id, "owner")))?.sessionId ?? "";

async function switchOnSecondFactor(): Promise<string> {
  const { secret } = await offerSecondFactor(seller);
  await confirmSecondFactor(seller, await openSessionId(), codeOf(secret, -1));
  return secret;
}

const changes: [string, () => Promise<unknown>][] = [
  ["a reset", async () => resetPassword(await askForReset(), newPassword)],
  ["a new password", async () => changePassword(seller, await openSessionId(), { password: oldPassword, newPassword })],
  ["a second factor", switchOnSecondFactor],
  [
    "being shut out",
    () => query(urls.superuserUrl, `update users set "disabledAt" = now() where id = $1`, [seller.id]),
  ],
];

test.each(changes)("%s ends a sign-in that is under way", async (_, change) => {
  const user = await comeInHalfway();
  await change();
  await expect(openSession(user, "password")).rejects.toThrow(startAgain);
  await expect(beginHalfSignIn(user)).rejects.toThrow(startAgain);
  expect(await query(urls.superuserUrl, `select id from half_sign_ins where "userId" = $1`, [seller.id])).toEqual([]);
});

test.each(changes.slice(0, 2))(
  "%s ends a sign-in that waits for its code, and none of it is left",
  async (_, change) => {
    const secret = await switchOnSecondFactor();
    await beginHalfSignIn(await comeInHalfway());
    expect(await findHalfSignIn()).not.toBeNull();
    await change();
    expect(await findHalfSignIn()).toBeNull();
    await expect(signInByCode(codeOf(secret))).rejects.toThrow(startAgain);
  },
);

/** Holds what `sql` locks while `during` runs, and commits. */
async function holding(sql: string, values: unknown[], during: () => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: urls.superuserUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(sql, values);
    await during();
    await client.query("commit");
  } finally {
    await client.end();
  }
}

const countWaiting = async () => {
  const sql = `select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return (await query<{ waiting: number }>(urls.superuserUrl, sql))[0]?.waiting;
};

const waitingFor = (most: number) => expect.poll(countWaiting, { timeout: 4_000 }).toBe(most);

test("a session that meets a change not committed yet waits for it, and is refused", async () => {
  const user = await comeInHalfway();
  const outcomes: Promise<unknown>[] = [];
  await holding(`update users set "passwordHash" = 'another' where id = $1`, [seller.id], async () => {
    outcomes.push(Promise.allSettled([openSession(user, "password")]));
    await waitingFor(1);
  });
  expect(await outcomes[0]).toMatchObject([{ status: "rejected", reason: { message: startAgain } }]);
});

test("a reset that meets a session not committed yet waits for it, and ends it", async () => {
  const user = await comeInHalfway();
  const token = await askForReset();
  const opened: Promise<string>[] = [];
  const reset: Promise<unknown>[] = [];
  await holding("lock table known_devices in share mode", [], async () => {
    opened.push(openSession(user, "password"));
    await waitingFor(1);
    reset.push(resetPassword(token, newPassword));
    await waitingFor(2);
  });
  await reset[0];
  expect(await findViewer((await opened[0]) ?? "")).toBeNull();
  expect(await signIn(seller.username, newPassword)).toMatchObject({ id: seller.id });
});

test("whoever changes the password with the old one does not undo a reset of that moment", async () => {
  const sessionId = await openSessionId();
  const resetHash = await hashPassword(newPassword);
  const outcomes: Promise<unknown>[] = [];
  await holding(`update users set "passwordHash" = $1 where id = $2`, [resetHash, seller.id], async () => {
    const input = { password: oldPassword, newPassword: `thief ${randomUUID()}` };
    outcomes.push(Promise.allSettled([changePassword(seller, sessionId, input)]));
    await waitingFor(1);
  });
  expect(await outcomes[0]).toMatchObject([{ status: "rejected", reason: { field: "password" } }]);
  expect(await signIn(seller.username, newPassword)).toMatchObject({ id: seller.id });
});
