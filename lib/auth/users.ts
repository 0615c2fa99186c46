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

/** The partner's owner; the longest one where there are several. */
export async function getPartnerOwner(partnerId: string, db: Db = openDb()): Promise<Person> {
  const user = await db.user.findFirstOrThrow({
    where: { partnerId, memberRole: "OWNER", disabledAt: null },
    orderBy: { createdAt: "asc" },
    select: person,
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
    select: { id: true, email: true, passwordHash: true, partnerId: true },
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

/** A colon stands in no username that can be chosen. False: the address was confirmed in the meantime. */
export async function releaseUsername(partnerId: string, userId: string, db: Db): Promise<boolean> {
  const where = { id: userId, partnerId, isActive: false, emailVerifiedAt: null };
  const { count } = await db.user.updateMany({ where, data: { username: `${releasedPrefix}${userId}` } });
  return count > 0;
}

const releasedPrefix = "expired:";

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
