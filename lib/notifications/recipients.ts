import "server-only";
import { can, memberRoles } from "@/lib/auth/permissions";
import { type Db, openDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { type Choices, readChoices } from "@/lib/notifications/choices";
import { atOnce, type Pace } from "@/lib/notifications/due-time";
import { type NotificationEvent, ruleOf } from "@/lib/notifications/events";
import { eventsFor } from "@/lib/notifications/reader";
import type { Prisma } from "@/prisma/generated/client";

export type Recipient = { userId: string; choices: Choices; pace: Pace };

type Whom = { event: NotificationEvent; partnerId: string | null; userId?: string };

/** Who is told, each with what they chose; one query. Whoever is disabled is not told. */
export async function listRecipients(whom: Whom, db: Db): Promise<Recipient[]> {
  const people = await db.user.findMany({
    where: { disabledAt: null, ...findAudience(whom) },
    select: {
      id: true,
      notificationSettings: {
        select: { digest: true, digestHour: true, quietFrom: true, quietTo: true, choices: true },
      },
    },
    orderBy: { id: "asc" },
  });
  return people.map(({ id, notificationSettings }) => {
    const { choices, ...pace } = notificationSettings ?? { ...atOnce, choices: {} };
    return { userId: id, choices: readChoices(choices), pace };
  });
}

function findAudience({ event, partnerId, userId }: Whom): Prisma.UserWhereInput {
  const { audience } = ruleOf(event);
  if (audience === "admins") return { role: "ADMIN" };
  if (audience === "user") {
    if (!userId) throw new Error(`${event} is told to one person, and none was named`);
    // With the partner: a person of somebody else's team is never told what these books say.
    return { id: userId, partnerId };
  }
  if (!partnerId) throw new Error(`${event} is told to a partner, and none was named`);
  if (audience === "members") return { partnerId };
  const roles = audience === "owner" ? ["OWNER" as const] : memberRoles.filter((role) => can(role, audience));
  return { partnerId, memberRole: { in: [...roles] } };
}

/** `events`: what this person's place lets them be told of now. */
export type LetterReader = { locale: Locale; email: string | null; events: Set<NotificationEvent> };

/**
 * Whoever was told, at the moment when it goes out; null once they are of another team. Whoever is disabled hears why,
 * and nothing else. An address that nobody has confirmed is nobody's yet.
 */
export async function findReader(partnerId: string | null, userId: string): Promise<LetterReader | null> {
  const user = await openDb().user.findFirst({
    where: { id: userId, partnerId, removedAt: null },
    select: { email: true, emailVerifiedAt: true, locale: true, role: true, memberRole: true, disabledAt: true },
  });
  if (!user) return null;
  const isConfirmed = user.emailVerifiedAt !== null || env().EMAIL_CONFIRMATION === "off";
  return {
    email: isConfirmed ? user.email : null,
    locale: isLocale(user.locale) ? user.locale : defaultLocale,
    events: new Set(eventsFor(user).filter((event) => !user.disabledAt || ruleOf(event).reachesShutOut)),
  };
}
