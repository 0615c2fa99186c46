import { beforeEach, expect, test, vi } from "vitest";
import { changeAddress } from "@/lib/auth/change-address";
import { confirmEmailByCode, confirmEmailByLink } from "@/lib/auth/confirm-email";
import { deriveEmailCode } from "@/lib/auth/email-code";
import { hashPassword } from "@/lib/auth/password";
import { reauthenticate } from "@/lib/auth/reauthenticate";
import { createSession, findViewer } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { endSession, revokeSession } from "@/lib/auth/sign-out";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { adminPassword, useProductDatabase } from "../../support/setup-product.ts";

vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);

/** What people do with their own account stands in the audit log. */
const urls = useProductDatabase();
let seller: NewPartner;

beforeEach(async () => {
  seller = await insertPartner(urls.superuserUrl);
});

const readLog = (actorId = seller.userId) =>
  query(
    urls.superuserUrl,
    `select action, before, after from audit_log where "actorId" = $1 order by "createdAt", id`,
    [actorId],
  );

test("signing out is noted once, by the button and by NextAuth; a session that nobody has is no act", async () => {
  const [byButton, byCookie] = [await createSession(seller.userId, "a"), await createSession(seller.userId, "b")];
  const sessionId = (await findViewer(byButton))?.sessionId ?? "";
  await endSession(sessionId);
  await endSession(sessionId);
  await revokeSession(byCookie);
  await revokeSession("nobody has this one");
  const signedOut = { action: "auth.signed-out", before: null, after: null };
  expect(await readLog()).toEqual([signedOut, signedOut]);
});

test("an administrator's signing out is noted too", async () => {
  const admin = await signIn("admin", adminPassword);
  await revokeSession(await createSession(admin?.id ?? "", "test"));
  expect(await readLog(admin?.id)).toMatchObject([{ action: "auth.signed-out" }]);
});

test("the password given once more is noted, and a wrong one is not", async () => {
  const password = "olma anor uzum behi";
  await query(urls.superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [
    await hashPassword(password),
    seller.userId,
  ]);
  const viewer = await findViewer(await createSession(seller.userId, "test"));
  if (!viewer) throw new Error("the session was just made");
  await expect(reauthenticate(viewer, "not the password", "")).rejects.toMatchObject({ field: "password" });
  expect(await readLog()).toEqual([]);
  await reauthenticate(viewer, password, "");
  expect(await readLog()).toEqual([{ action: "auth.reauthenticated", before: null, after: null }]);
});

test("an address is noted when it is changed and when it is confirmed, once, and not in full", async () => {
  await query(urls.superuserUrl, `update users set "emailVerifiedAt" = null where id = $1`, [seller.userId]);
  const email = `zarina-${seller.username}@gmail.com`;
  await changeAddress(seller.userId, email);
  await changeAddress(seller.userId, email);
  const [row] = await query<{ id: string }>(
    urls.superuserUrl,
    `select id from email_codes where "userId" = $1 order by "createdAt" desc limit 1`,
    [seller.userId],
  );
  const { code, link } = deriveEmailCode(row?.id ?? "");
  await confirmEmailByCode(email, code, seller.userId);
  await confirmEmailByLink(link);
  expect(await readLog()).toEqual([
    { action: "auth.address-changed", before: { email: "s•••@example.uz" }, after: { email: "z•••@gmail.com" } },
    { action: "auth.address-confirmed", before: null, after: { email: "z•••@gmail.com" } },
  ]);
});
