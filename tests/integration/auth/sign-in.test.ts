import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openSession } from "@/lib/auth/open-session";
import { hashPassword } from "@/lib/auth/password";
import { findViewer } from "@/lib/auth/session";
import { emailNotConfirmed, signIn } from "@/lib/auth/sign-in";
import { chooseLocale } from "@/lib/preferences/locale";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { readVerified } from "../../support/verified.ts";
import { visitor } from "../../support/visitor.ts";

vi.mock("next/headers", async () => (await import("../../support/visitor.ts")).visitorHeaders);

const urls = useProductDatabase({ TRUSTED_PROXY_HOPS: "1" });
const password = "olma anor uzum behi";
let passwordHash: string;
let seller: NewPartner;

beforeEach(async () => {
  visitor.forgetAll();
  passwordHash ??= await hashPassword(password);
  seller = await insertPartner(urls.superuserUrl);
  await query(urls.superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [passwordHash, seller.userId]);
});

const tooMany = { code: "too-many" };
const told = (event: string) =>
  query<{ values: Record<string, string> }>(
    urls.superuserUrl,
    `select values from notifications where "userId" = $1 and event = $2`,
    [seller.userId, event],
  );

async function guess(times: number, login: string) {
  for (let turn = 0; turn < times; turn += 1) expect(await signIn(login, "not the password")).toBeNull();
}

test("by username or by email, in capitals and full-width letters too", async () => {
  for (const login of [
    seller.username,
    ` ${seller.username.toUpperCase()} `,
    seller.email,
    seller.email.toUpperCase(),
  ]) {
    expect(await signIn(login, password)).toMatchObject({ id: seller.userId, hasSecondFactor: false });
  }
  const wide = seller.email.replace("seller", "ｓｅｌｌｅｒ");
  expect(await signIn(wide, password)).toMatchObject({ id: seller.userId });
  expect(await signIn(`${seller.email}@example.uz`, password)).toBeNull();
});

test("a disabled person and an unconfirmed address do not sign in; of two who typed an address its owner does", async () => {
  const twin = await insertPartner(urls.superuserUrl);
  await query(
    urls.superuserUrl,
    `update users set email = $1, "emailVerifiedAt" = null, "passwordHash" = $2 where id = $3`,
    [seller.email, passwordHash, twin.userId],
  );
  expect(await signIn(seller.email, password)).toMatchObject({ id: seller.userId });
  await expect(signIn(twin.username, password)).rejects.toThrow(emailNotConfirmed);
  expect(await signIn(twin.username, "not the password")).toBeNull();
  await query(urls.superuserUrl, `update users set "disabledAt" = now() where id = $1`, [seller.userId]);
  expect(await signIn(seller.username, password)).toBeNull();
});

test("guessing is slowed down alike for a known and an unknown name, and a username does not tell whose email it is", async () => {
  await guess(5, seller.username);
  await expect(signIn(seller.username, password)).rejects.toMatchObject(tooMany);
  expect(await signIn(seller.email, password)).toMatchObject({ id: seller.userId });
  const nobody = `nobody-${randomUUID().slice(0, 8)}`;
  await guess(5, nobody);
  await expect(signIn(nobody, password)).rejects.toMatchObject(tooMany);
});

test("the owner is told once a day, and still signs in from a known device", async () => {
  await openSession(await readVerified(urls.superuserUrl, seller.userId), "password");
  const deviceToken = visitor.jar.get("device") ?? null;
  await guess(5, seller.username);
  await guess(5, seller.email);
  await expect(signIn(seller.username, password)).rejects.toMatchObject(tooMany);
  expect(await signIn(seller.username, password, { deviceToken })).toMatchObject({ isDeviceKnown: true });
  await expect.poll(() => told("security.many-tries")).toHaveLength(1);
  // A known device is one's own: with another person it is as unknown as any.
  const other = await insertPartner(urls.superuserUrl);
  await query(urls.superuserUrl, `update users set "passwordHash" = $1 where id = $2`, [passwordHash, other.userId]);
  await guess(5, other.username);
  await expect(signIn(other.username, password, { deviceToken })).rejects.toMatchObject(tooMany);
});

test("right passwords use nothing up", async () => {
  for (let turn = 0; turn < 12; turn += 1) expect(await signIn(seller.username, password)).not.toBeNull();
});

test("a session notes its network and browser; the first device is no news, a second one is", async () => {
  visitor.headers.set("x-forwarded-for", "1.2.3.4, 84.54.70.9");
  visitor.headers.set("user-agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/153.0.0.0 Safari/537.36");
  const account = await readVerified(urls.superuserUrl, seller.userId);
  const token = await openSession(account, "password");
  expect(await findViewer(token)).toMatchObject({ userId: seller.userId, hasSecondFactor: false });
  await openSession(account, "password");
  expect(await told("security.new-device")).toEqual([]);
  visitor.jar.clear();
  await openSession(account, "password");
  expect(await told("security.new-device")).toMatchObject([{ values: { device: "Chrome, Windows" } }]);
  const rows = await query(urls.superuserUrl, `select address from sessions where "userId" = $1`, [seller.userId]);
  expect(rows).toEqual([{ address: "84.54.70.9" }, { address: "84.54.70.9" }, { address: "84.54.70.9" }]);
  const log = await query(
    urls.superuserUrl,
    `select actor, "actorId", address from audit_log where "partnerId" = $1 and action = 'auth.signed-in' limit 1`,
    [seller.partnerId],
  );
  expect(log).toEqual([{ actor: "PARTNER", actorId: seller.userId, address: "84.54.70.9" }]);
});

describe("the language of a browser that is signed in on", () => {
  const signInHere = async () => openSession(await readVerified(urls.superuserUrl, seller.userId), "password");
  const setLocale = (locale: string) =>
    query(urls.superuserUrl, "update users set locale = $1 where id = $2", [locale, seller.userId]);
  const readLocale = async () =>
    (await query<{ locale: string }>(urls.superuserUrl, "select locale from users where id = $1", [seller.userId]))[0];

  test("is the account's, also where another account spoke another one before", async () => {
    await setLocale("ru");
    await signInHere();
    expect(visitor.jar.get("locale")).toBe("ru");
    visitor.jar.set("locale", "en");
    await signInHere();
    expect(visitor.jar.get("locale")).toBe("ru");
    expect(await readLocale()).toEqual({ locale: "ru" });
  });

  test("is the one chosen before signing in, once, and the account keeps it", async () => {
    await setLocale("ru");
    await chooseLocale("en", null);
    await signInHere();
    expect(visitor.jar.get("locale")).toBe("en");
    expect(await readLocale()).toEqual({ locale: "en" });
    await setLocale("uz");
    await signInHere();
    expect(visitor.jar.get("locale")).toBe("uz");
  });

  test("stays what a signed-in person chooses", async () => {
    await chooseLocale("ru", seller.userId);
    await signInHere();
    expect(visitor.jar.get("locale")).toBe("ru");
    expect(await readLocale()).toEqual({ locale: "ru" });
  });
});
