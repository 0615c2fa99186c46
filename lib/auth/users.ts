import "server-only";
import { type Db, openDb } from "@/lib/db/client";
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
    where: { partnerId, memberRole: "OWNER" },
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

export function findAccount(where: { username: string } | { email: string }) {
  return openDb().user.findUnique({ where, select: { email: true, passwordHash: true } });
}

type NewUser = { username: string; email: string; passwordHash: string; locale: Locale; partnerId: string };

export async function createPartnerUser(user: NewUser, db: Db): Promise<{ id: string }> {
  return db.user.create({ data: { ...user, role: "PARTNER", memberRole: "OWNER" }, select: { id: true } });
}
