import type { Permission } from "@/lib/auth/permissions";

export const severities = ["INFO", "ATTENTION", "DANGER"] as const;
export type Severity = (typeof severities)[number];

/** Ways beside the bell. */
export const channels = ["mail", "telegram"] as const;
export type Channel = (typeof channels)[number];

type EventRule = {
  severity: Severity;
  /** One person whom the caller names, the partner's owners, members with a right, all members, or the administrators. */
  audience: "user" | "owner" | "members" | "admins" | Permission;
  /** Where it goes beside the bell while nobody chose otherwise. */
  channels: readonly Channel[];
  /** May wait for a digest and for the end of quiet hours; danger never waits. */
  isGroupable: boolean;
  /** Security and money: the bell and the mail cannot be switched off. */
  isFixed: boolean;
  /** Told to one person, and never to an administrator. */
  isForPartners?: true;
  /** Goes out to whoever it shuts out, too. */
  reachesShutOut?: true;
  /** Money is lost by waiting, or somebody waits for it: told again about the same subject within the hour (UZBEKISTAN 5.7). */
  isUrgent?: true;
  /** Where the button leads; `{id}` is the subject's. */
  path: string;
};

const fixed = { channels: ["mail", "telegram"], isGroupable: false, isFixed: true } as const;
const usual = { channels: ["mail", "telegram"], isGroupable: true, isFixed: false } as const;

/**
 * Everything that people are told of, as `area.what-happened`. Its sentences stand in the catalogues under
 * `notifications.events.<area>.<what-happened>`: `name` (in the settings), `title` (the fact with its number), `text`
 * (why, and what is safe) and `button`; a new area has its name under `notifications.areas`. With its line here and its
 * texts there, `notify` takes it.
 */
export const notificationEvents = {
  "review.approved": { ...fixed, severity: "INFO", audience: "owner", isUrgent: true, path: "/dashboard" },
  "review.rejected": { ...fixed, severity: "ATTENTION", audience: "owner", isUrgent: true, path: "/pending" },
  "review.suspended": { ...fixed, severity: "DANGER", audience: "owner", isUrgent: true, path: "/dashboard" },
  "review.reactivated": { ...fixed, severity: "INFO", audience: "owner", isUrgent: true, path: "/dashboard" },
  "review.closing-asked": { ...fixed, severity: "DANGER", audience: "members", path: "/account/data" },
  "review.closing-withdrawn": { ...fixed, severity: "INFO", audience: "members", path: "/account/data" },
  "applications.received": {
    ...usual,
    severity: "ATTENTION",
    audience: "admins",
    isUrgent: true,
    path: "/admin/partners?tab=PENDING&id={id}",
  },
  "orders.received": { ...usual, severity: "INFO", audience: "orders:write", path: "/orders/{id}" },
  "connections.key-expiring": {
    ...fixed,
    severity: "ATTENTION",
    audience: "connections:write",
    isUrgent: true,
    path: "/connections?replace={id}",
  },
  "support.view-opened": { ...fixed, severity: "ATTENTION", audience: "owner", path: "/history?area=support" },
  "support.sessions-ended": {
    ...fixed,
    severity: "ATTENTION",
    audience: "user",
    isForPartners: true,
    path: "/account/security",
  },
  "support.person-disabled": {
    ...fixed,
    // Whoever took the account over may have bound a chat.
    channels: ["mail"],
    severity: "DANGER",
    audience: "user",
    isForPartners: true,
    reachesShutOut: true,
    path: "/team",
  },
  "support.person-enabled": {
    ...fixed,
    severity: "ATTENTION",
    audience: "user",
    isForPartners: true,
    path: "/account/security",
  },
  "tariffs.changed": { ...fixed, severity: "INFO", audience: "owner", path: "/profile" },
  "administration.trouble-found": { ...usual, severity: "DANGER", audience: "admins", path: "/admin" },
  "administration.closing-asked": {
    ...fixed,
    severity: "ATTENTION",
    audience: "admins",
    path: "/admin/partners/{id}",
  },
  "administration.closing-withdrawn": { ...fixed, severity: "INFO", audience: "admins", path: "/admin/partners/{id}" },
  "administration.admin-joined": { ...fixed, severity: "ATTENTION", audience: "admins", path: "/admin/people" },
  "administration.admin-disabled": { ...fixed, severity: "ATTENTION", audience: "admins", path: "/admin/people" },
  "administration.admin-enabled": { ...fixed, severity: "ATTENTION", audience: "admins", path: "/admin/people" },
  "security.new-device": { ...fixed, severity: "ATTENTION", audience: "user", path: "/account/security" },
  "security.many-tries": { ...fixed, severity: "ATTENTION", audience: "user", path: "/account/security" },
  "security.password-changed": { ...fixed, severity: "DANGER", audience: "user", path: "/account/security" },
  "security.second-factor-on": { ...fixed, severity: "INFO", audience: "user", path: "/account/security" },
  "security.second-factor-off": { ...fixed, severity: "DANGER", audience: "user", path: "/account/security" },
  "security.recovery-code-used": { ...fixed, severity: "DANGER", audience: "user", path: "/account/security" },
  "security.recovery-codes-renewed": { ...fixed, severity: "DANGER", audience: "user", path: "/account/security" },
  "security.telegram-linked": {
    ...fixed,
    // The chat itself hears it from the bot.
    channels: ["mail"],
    severity: "ATTENTION",
    audience: "user",
    path: "/account/notifications",
  },
  "security.telegram-unlinked": {
    ...fixed,
    // There is no chat left.
    channels: ["mail"],
    severity: "DANGER",
    audience: "user",
    path: "/account/notifications",
  },
  "audit.chain-broken": { ...fixed, severity: "DANGER", audience: "admins", path: "/admin/audit" },
  "team.member-joined": { ...usual, severity: "INFO", audience: "owner", path: "/team" },
  "team.member-removed": { ...fixed, severity: "ATTENTION", audience: "owner", path: "/team" },
  "team.role-changed": { ...fixed, severity: "ATTENTION", audience: "user", isForPartners: true, path: "/dashboard" },
  "team.owner-changed": { ...fixed, severity: "DANGER", audience: "owner", path: "/team" },
  "profile.bank-change-asked": { ...fixed, severity: "DANGER", audience: "owner", path: "/profile#bank" },
  "profile.bank-changed": { ...fixed, severity: "DANGER", audience: "owner", path: "/profile#bank" },
} as const satisfies Record<string, EventRule>;

export type NotificationEvent = keyof typeof notificationEvents;

export const isNotificationEvent = (name: string): name is NotificationEvent => Object.hasOwn(notificationEvents, name);

export const ruleOf = (event: NotificationEvent): EventRule => notificationEvents[event];

/** The address inside the product that a notification leads to. */
export const pathOf = (event: NotificationEvent, subjectId: string | null): string =>
  ruleOf(event).path.replace("{id}", encodeURIComponent(subjectId ?? ""));

/** `orders` of `orders.received`: what settings and filters are sorted by. */
export const areaOf = (event: NotificationEvent): string => event.slice(0, event.indexOf("."));
