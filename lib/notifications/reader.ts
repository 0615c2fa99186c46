import { can, type MemberRole } from "@/lib/auth/permissions";
import { areaOf, type NotificationEvent, notificationEvents, ruleOf } from "@/lib/notifications/events";

/** Whose notifications: the signed-in person's own, whatever books are open. */
export type Reader = {
  userId: string;
  partnerId: string | null;
  role: "PARTNER" | "ADMIN";
  memberRole: MemberRole | null;
};

/** What somebody in this place can be told of. */
export function eventsFor({ role, memberRole }: Pick<Reader, "role" | "memberRole">): NotificationEvent[] {
  return (Object.keys(notificationEvents) as NotificationEvent[]).filter((event) => {
    const { audience, isForPartners } = ruleOf(event);
    if (audience === "admins") return role === "ADMIN";
    if (audience === "user") return role === "PARTNER" || !isForPartners;
    if (!memberRole) return false;
    if (audience === "members") return true;
    return audience === "owner" ? memberRole === "OWNER" : can(memberRole, audience);
  });
}

/** The areas of those, in the order of the table. */
export const areasFor = (reader: Pick<Reader, "role" | "memberRole">): string[] => [
  ...new Set(eventsFor(reader).map(areaOf)),
];
