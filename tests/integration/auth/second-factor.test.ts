import { beforeEach, expect, test, vi } from "vitest";
import { requireAdmin } from "@/lib/auth/guards";
import { beginHalfSignIn } from "@/lib/auth/half-sign-in";
import { startAgain } from "@/lib/auth/let-in";
import { hashPassword } from "@/lib/auth/password";
import { reauthenticate } from "@/lib/auth/reauthenticate";
import { checkSecondFactor } from "@/lib/auth/second-factor/check-second-factor";
import { rewrapSeeds } from "@/lib/auth/second-factor/seal-seed";
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from "@/lib/auth/second-factor/set-up";
import { createSession, findViewer } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { signInByCode } from "@/lib/auth/sign-in-code";
import { codeOf, forgetUsedCodes } from "../../support/authenticator.ts";
import { insertPartner, query } from "../../support/people.ts";
import { adminAuthenticatorSeed, adminPassword, useProductDatabase } from "../../support/setup-product.ts";
import { readVerified } from "../../support/verified.ts";
import { visitor } from "../../support/visitor.ts";

vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);

const urls = useProductDatabase();
const wrong = { code: "invalid", messageKey: "signIn.codeWrong" };
let seller: Awaited<ReturnType<typeof insertPartner>> & { id: string };
let sessionId: string;

beforeEach(async () => {
  visitor.forgetAll();
  await query(urls.superuserUrl, "delete from attempt_buckets");
  const partner = await insertPartner(urls.superuserUrl);
  seller = { ...partner, id: partner.userId };
  sessionId = (await findViewer(await createSession(seller.userId, "test")))?.sessionId ?? "";
});

/** Sets a second factor up; the code that confirmed it counts as used. */
async function setUp() {
  const { secret, uri } = await offerSecondFactor(seller);
  expect(uri).toMatch(new RegExp(`^otpauth://totp/SellerCloudX:${seller.username}\\?`));
  const codes = await confirmSecondFactor(seller, sessionId, codeOf(secret, -1));
  return { secret, codes };
}

test("it counts once a first code has confirmed it, and ends the sessions from before", async () => {
  const elsewhere = await createSession(seller.userId, "elsewhere");
  const { secret } = await offerSecondFactor(seller);
  expect(await findViewer(elsewhere)).toMatchObject({ hasSecondFactor: false });
  await expect(confirmSecondFactor(seller, sessionId, codeOf(secret, 5))).rejects.toMatchObject(wrong);
  const codes = await confirmSecondFactor(seller, sessionId, codeOf(secret));
  expect(new Set(codes).size).toBe(10);
  expect(await findViewer(elsewhere)).toBeNull();
  await expect(offerSecondFactor(seller)).rejects.toMatchObject({ code: "conflict" });
  const rows = await query(
    urls.superuserUrl,
    `select f.*, r."codeHash" from second_factors f
    join recovery_codes r on r."userId" = f."userId" where f."userId" = $1`,
    [seller.userId],
  );
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test.each([
  [-2, null],
  [-1, "authenticator"],
  [0, "authenticator"],
  [1, "authenticator"],
  [2, null],
])("a code %i half minutes from now: %s", async (offset, proof) => {
  const { secret } = await setUp();
  await forgetUsedCodes(urls.superuserUrl, seller.userId);
  // In the middle of a half minute, so that none ends while the test looks.
  vi.setSystemTime(Math.floor(Date.now() / 30_000) * 30_000 + 15_000);
  expect(await checkSecondFactor(seller.userId, codeOf(secret, offset), seller.userId)).toBe(proof);
  vi.useRealTimers();
});

test("each code is taken once, also by two at the same moment, and none from before it", async () => {
  const { secret } = await setUp();
  await forgetUsedCodes(urls.superuserUrl, seller.userId);
  const code = codeOf(secret);
  const both = await Promise.all([1, 2].map(() => checkSecondFactor(seller.userId, code, seller.userId)));
  expect(both.filter((proof) => proof !== null)).toEqual(["authenticator"]);
  expect(await checkSecondFactor(seller.userId, codeOf(secret, -1), seller.userId)).toBeNull();
  expect(await checkSecondFactor(seller.userId, codeOf(secret, 1), seller.userId)).toBe("authenticator");
});

test("recovery codes work once each, however they are typed; new ones end the old ones", async () => {
  const { codes } = await setUp();
  const [first = "", second = ""] = codes;
  expect(await checkSecondFactor(seller.userId, ` ${first.toUpperCase().replace("-", " ")} `, seller.userId)).toBe(
    "recovery-code",
  );
  expect(await checkSecondFactor(seller.userId, first, seller.userId)).toBeNull();
  const other = await insertPartner(urls.superuserUrl);
  expect(await checkSecondFactor(other.userId, second, other.userId)).toBeNull();
  const [fresh = ""] = await renewRecoveryCodes(seller);
  expect(await checkSecondFactor(seller.userId, second, seller.userId)).toBeNull();
  expect(await checkSecondFactor(seller.userId, fresh, seller.userId)).toBe("recovery-code");
});

test("new recovery codes are told by mail, like everything that opens the account", async () => {
  await setUp();
  await renewRecoveryCodes(seller);
  const told = await query(
    urls.superuserUrl,
    `select n.event, d.channel::text from notifications n join notification_deliveries d on d."notificationId" = n.id
     where n."userId" = $1 and n.event = 'security.recovery-codes-renewed' and d.channel = 'MAIL'`,
    [seller.userId],
  );
  expect(told).toEqual([{ event: "security.recovery-codes-renewed", channel: "MAIL" }]);
});

test("signing in takes both steps; the first alone opens nothing, and the second works once", async () => {
  const { secret } = await setUp();
  await query(urls.superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [
    await hashPassword("olma anor uzum behi"),
    seller.userId,
  ]);
  await expect(signInByCode(codeOf(secret))).rejects.toThrow(startAgain);
  const user = await signIn(seller.username, "olma anor uzum behi");
  expect(user).toMatchObject({ hasSecondFactor: true });
  await beginHalfSignIn(await readVerified(urls.superuserUrl, seller.userId));
  expect(visitor.jar.has("session")).toBe(false);
  expect(await findViewer(visitor.jar.get("half-signed") ?? "")).toBeNull();
  expect(await signInByCode("000000")).toBeNull();
  const half = visitor.jar.get("half-signed") ?? "";
  const opened = await signInByCode(codeOf(secret));
  expect(await findViewer(opened?.sid ?? "")).toMatchObject({ userId: seller.userId, hasSecondFactor: true });
  visitor.jar.set("half-signed", half);
  await expect(signInByCode(codeOf(secret, 1))).rejects.toThrow(startAgain);
});

test("five wrong codes are enough for a while; a half sign-in ends after ten minutes", async () => {
  const { secret } = await setUp();
  await beginHalfSignIn(await readVerified(urls.superuserUrl, seller.userId));
  for (let turn = 0; turn < 5; turn += 1) expect(await signInByCode("000000")).toBeNull();
  await expect(signInByCode(codeOf(secret))).rejects.toMatchObject({ code: "too-many" });
  await query(urls.superuserUrl, `update half_sign_ins set "expiresAt" = now() - interval '1 second'`);
  await expect(signInByCode(codeOf(secret))).rejects.toThrow(startAgain);
});

test("a partner's person may do without; an administrator has to have one before anything else", async () => {
  await setUp();
  await removeSecondFactor(seller);
  await expect(removeSecondFactor(seller)).rejects.toMatchObject({ code: "conflict" });
  const admin = await signIn("admin", adminPassword);
  await visitor.holdSession(await createSession(admin?.id ?? "", "test"));
  expect(await requireAdmin()).toMatchObject({ hasSecondFactor: true });
  await expect(removeSecondFactor({ id: admin?.id ?? "", partnerId: null })).rejects.toMatchObject({
    code: "forbidden",
  });
  await query(urls.superuserUrl, `update users set "secondFactorAt" = null where id = $1`, [admin?.id]);
  await expect(requireAdmin()).rejects.toMatchObject({ code: "forbidden", messageKey: "signIn.factorFirst" });
  await query(urls.superuserUrl, `update users set "secondFactorAt" = now() where id = $1`, [admin?.id]);
});

test("once more the password, and the code where there is one", async () => {
  const admin = await signIn("admin", adminPassword);
  const token = await createSession(admin?.id ?? "", "test");
  await query(urls.superuserUrl, `update sessions set "verifiedAt" = now() - interval '1 hour' where "userId" = $1`, [
    admin?.id,
  ]);
  const viewer = await findViewer(token);
  if (!viewer) throw new Error("the administrator is not signed in");
  await expect(reauthenticate(viewer, "not the password", codeOf(adminAuthenticatorSeed))).rejects.toMatchObject({
    messageKey: "signIn.passwordWrong",
  });
  await expect(reauthenticate(viewer, adminPassword, "")).rejects.toMatchObject(wrong);
  expect((await findViewer(token))?.verifiedAt).toEqual(viewer.verifiedAt);
  await reauthenticate(viewer, adminPassword, codeOf(adminAuthenticatorSeed));
  expect((await findViewer(token))?.verifiedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("a seed that an older key encrypted is wrapped anew, and works as before", async () => {
  const { secret } = await setUp();
  await query(urls.superuserUrl, `update second_factors set "sealKeyId" = 'older' where "userId" = $1`, [
    seller.userId,
  ]);
  expect(await rewrapSeeds(null)).toMatchObject({ rewrapped: 1, after: null });
  expect(await rewrapSeeds(null)).toMatchObject({ rewrapped: 0 });
  expect(await checkSecondFactor(seller.userId, codeOf(secret, 1), seller.userId)).toBe("authenticator");
});
