import "server-only";
import { type Db, openDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";

/** Someone who gets mails, in the language chosen last. */
type Person = { id: string; username: string; email: string; emailVerifiedAt: Date | null; locale: Locale };

const person = { id: true, username: true, email: true, emailVerifiedAt: true, locale: true } as const;
const withLocale = <T extends { locale: string }>(user: T) => ({
  ...user,
  locale: isLocale(user.locale) ? user.locale : defaultLocale,
});

export async function getPerson(userId: string): Promise<Person> {
  return withLocale(await openDb().user.findUniqueOrThrow({ where: { id: userId }, select: person }));
}

/** The partner's owner: of those who can sign in, if there is one, the longest. */
export async function getPartnerOwner(
  partnerId: string,
  db: Db = openDb(),
): Promise<Person & { disabledAt: Date | null }> {
  const user = await db.user.findFirstOrThrow({
    where: { partnerId, memberRole: "OWNER" },
    orderBy: [{ disabledAt: { sort: "desc", nulls: "first" } }, { createdAt: "asc" }],
    select: { ...person, disabledAt: true },
  });
  return withLocale(user);
}

export async function listAdministratorIds(): Promise<string[]> {
  const users = await openDb().user.findMany({
    where: { role: "ADMIN", disabledAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return users.map(({ id }) => id);
}

export function findNamesake(username: string) {
  return openDb().user.findUnique({
    where: { username },
    select: {
      id: true,
      email: true,
      passwordHash: true,
      memberRole: true,
      emailVerifiedAt: true,
      disabledAt: true,
      createdAt: true,
    },
  });
}

/** Owners of registrations from before then whose address was never confirmed, and whose username is still kept. */
export async function findUnconfirmed(before: Date, most: number) {
  const users = await openDb().user.findMany({
    where: {
      role: "PARTNER",
      memberRole: "OWNER",
      isActive: false,
      suspendedAt: null,
      closingAt: null,
      disabledAt: null,
      emailVerifiedAt: null,
      createdAt: { lt: before },
      NOT: { username: { startsWith: releasedPrefix } },
    },
    select: { id: true, partnerId: true, locale: true },
    orderBy: { createdAt: "asc" },
    take: most,
  });
  return users.flatMap(({ partnerId, ...user }) => (partnerId ? [{ ...withLocale(user), partnerId }] : []));
}

/**
 * A colon stands in no username that can be chosen; the chosen one is kept behind it. False: the address was confirmed in
 * the meantime.
 */
export async function releaseUsername(partnerId: string, userId: string, db: Db): Promise<boolean> {
  const where = { id: userId, partnerId, isActive: false, emailVerifiedAt: null };
  const user = await db.user.findFirst({ where, select: { username: true } });
  if (!user) return false;
  const username = [releasedPrefix, userId, ":", user.username].join("");
  const { count } = await db.user.updateMany({ where, data: { username } });
  return count > 0;
}

/** Who confirms later has the name back, or one beside it where somebody else took it meanwhile. */
export async function restoreUsername(partnerId: string, userId: string, db: Db): Promise<void> {
  const user = await db.user.findFirst({ where: { id: userId, partnerId }, select: { username: true } });
  if (!user?.username.startsWith(releasedPrefix)) return;
  const chosen = user.username.split(":")[2] ?? "seller";
  const isTaken = (await db.user.count({ where: { username: chosen } })) > 0;
  const username = isTaken ? `${chosen.slice(0, mostOfName)}-${userId.slice(-8)}` : chosen;
  await db.user.updateMany({ where: { id: userId, partnerId }, data: { username } });
}

const releasedPrefix = "expired:";
/** With a hyphen and eight letters behind it, it is still a username (lib/partners/registration-checks.ts). */
const mostOfName = 21;

/**
 * For signing in. An address counts once it is confirmed: else whoever registers with somebody's address and their own
 * password would learn by the answer whether that address has an account (promise U1). A username opens in any case.
 */
export function findLogin(login: { username: string } | { email: string }) {
  return openDb().user.findFirst({
    where: "email" in login ? accountOf(login.email) : login,
    orderBy: [{ emailVerifiedAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
    select: {
      id: true,
      partnerId: true,
      email: true,
      passwordHash: true,
      disabledAt: true,
      emailVerifiedAt: true,
      secondFactorAt: true,
    },
  });
}

/**
 * Whose address it is: of all who typed it, the one who confirmed it. Where addresses are not confirmed at all, who came
 * last.
 */
export async function findAccount(email: string): Promise<Person | null> {
  const user = await openDb().user.findFirst({
    where: accountOf(email),
    orderBy: { createdAt: "desc" },
    select: person,
  });
  return user && withLocale(user);
}

/** For every search by an address that asks for an account. */
export const accountOf = (email: string): { email: string; emailVerifiedAt?: { not: null } } =>
  env().EMAIL_CONFIRMATION === "on" ? { email, emailVerifiedAt: { not: null } } : { email };

/** Other partners whose people have this address. */
export async function listPartnersByEmail(email: string, except: string, most: number, db: Db): Promise<string[]> {
  const users = await db.user.findMany({
    where: { ...accountOf(email), partnerId: { not: except } },
    orderBy: { createdAt: "desc" },
    take: most,
    select: { partnerId: true },
  });
  return users.flatMap(({ partnerId }) => partnerId ?? []);
}

type NewUser = {
  username: string;
  email: string;
  passwordHash: string;
  locale: Locale;
  partnerId: string;
  termsVersion: number;
};

export async function createPartnerUser(user: NewUser, db: Db): Promise<{ id: string }> {
  return db.user.create({ data: { ...user, role: "PARTNER", memberRole: "OWNER" }, select: { id: true } });
}
