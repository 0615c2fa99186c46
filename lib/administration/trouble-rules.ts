import type { MarketplaceId } from "@/lib/marketplaces/types";

/** What /admin looks at (promise R7), the most urgent kind first among equals. */
export const checkKinds = [
  "audit-chain",
  "outbox",
  "inbox",
  "queue",
  "realtime",
  "mail",
  "telegram",
  "undelivered",
  "marketplace",
  "silent-connections",
  "open-circuits",
  "failed-jobs",
  "dead-letters",
  "failed-pushes",
  "failed-imports",
  "refused-keys",
  "expiring-keys",
  "alarms",
  "applications",
] as const;
export type CheckKind = (typeof checkKinds)[number];

/** Orders of a live connection are read each minute; an hour without is not a limit any more (judge-health.ts). */
export const silentMinutes = 60;
export const expiringDays = 3;

/** Whose move it is: ours, or the partner's, who has been told. */
type Rule = {
  unit: "minutes" | "count" | "percent" | "state";
  attention: number;
  danger: number;
  owner: "us" | "partner";
  href: string;
};

/**
 * From `attention` on something is amiss, from `danger` on it costs somebody money. Ages in minutes are of the oldest
 * that waits; counts are of what stands open now; `state` is 0 (fine), 1 or 2.
 */
export const rules: Record<CheckKind, Rule> = {
  "audit-chain": { unit: "state", attention: 1, danger: 2, owner: "us", href: "/admin/audit" },
  outbox: { unit: "minutes", attention: 2, danger: 5, owner: "us", href: "/admin/jobs?tab=outbox" },
  inbox: { unit: "minutes", attention: 2, danger: 5, owner: "us", href: "/admin/jobs?tab=pushes" },
  queue: { unit: "state", attention: 1, danger: 2, owner: "us", href: "/admin/jobs?tab=outbox" },
  realtime: { unit: "state", attention: 1, danger: 3, owner: "us", href: "/admin/errors" },
  mail: { unit: "count", attention: 1, danger: 10, owner: "us", href: "/admin/errors" },
  telegram: { unit: "count", attention: 1, danger: 10, owner: "us", href: "/admin/errors" },
  undelivered: { unit: "count", attention: 1, danger: 20, owner: "us", href: "/admin/errors" },
  marketplace: { unit: "percent", attention: 30, danger: 60, owner: "us", href: "/admin/errors" },
  "silent-connections": {
    unit: "count",
    attention: 1,
    danger: 10,
    owner: "us",
    href: "/admin/partners/all?trouble=silent",
  },
  "open-circuits": { unit: "count", attention: 1, danger: 10, owner: "us", href: "/admin/errors" },
  "failed-jobs": { unit: "count", attention: 1, danger: 20, owner: "us", href: "/admin/jobs" },
  "dead-letters": { unit: "count", attention: 1, danger: 10, owner: "us", href: "/admin/jobs?tab=letters" },
  "failed-pushes": { unit: "count", attention: 1, danger: 50, owner: "us", href: "/admin/jobs?tab=pushes" },
  "failed-imports": {
    unit: "count",
    attention: 1,
    danger: 10,
    owner: "partner",
    href: "/admin/partners/all?trouble=alarms",
  },
  "refused-keys": {
    unit: "count",
    attention: 1,
    danger: 20,
    owner: "partner",
    href: "/admin/partners/all?trouble=keys",
  },
  "expiring-keys": {
    unit: "count",
    attention: 1,
    danger: 20,
    owner: "partner",
    href: "/admin/partners/all?trouble=expiring",
  },
  alarms: { unit: "count", attention: 1, danger: 50, owner: "partner", href: "/admin/partners/all?trouble=alarms" },
  applications: {
    unit: "minutes",
    attention: 24 * 60,
    danger: 48 * 60,
    owner: "us",
    href: "/admin/partners?tab=PENDING",
  },
};

export type Check = {
  kind: CheckKind;
  /** Of `marketplace`: which. */
  marketplace: MarketplaceId | null;
  tone: "good" | "attention" | "danger";
  /** Minutes, a count, a percentage, or a state. */
  value: number;
  since: Date | null;
};

export type Fact = { kind: CheckKind; value: number; since: Date | null; marketplace?: MarketplaceId | null };

export function judgeFact({ kind, value, since, marketplace = null }: Fact): Check {
  const { attention, danger } = rules[kind];
  const tone = value >= danger ? "danger" : value >= attention ? "attention" : "good";
  return { kind, marketplace, tone, value, since: tone === "good" ? null : since };
}

const weight = { danger: 0, attention: 1, good: 2 };

/** What is broken stands first, and of the same weight what has been so for longest. */
export function sortChecks(checks: Check[]): Check[] {
  return [...checks].sort(
    (one, other) =>
      weight[one.tone] - weight[other.tone] ||
      (one.since?.getTime() ?? Number.POSITIVE_INFINITY) - (other.since?.getTime() ?? Number.POSITIVE_INFINITY) ||
      checkKinds.indexOf(one.kind) - checkKinds.indexOf(other.kind),
  );
}

export type MarketplaceLoad = {
  marketplace: MarketplaceId;
  live: number;
  troubled: number;
  partners: number;
  since: Date | null;
};

/** One seller's trouble is the seller's; when several have it at once, it is the marketplace's. */
const fewestPartners = 3;

export function judgeMarketplace({ marketplace, live, troubled, partners, since }: MarketplaceLoad): Fact {
  const isShared = partners >= fewestPartners;
  return { kind: "marketplace", marketplace, value: isShared ? Math.round((troubled / live) * 100) : 0, since };
}

export const minutesSince = (at: Date | null, now: Date) =>
  at ? Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000)) : 0;

/** What tells one check from another: a kind, of marketplaces with which one. */
export const keyOfCheck = ({ kind, marketplace }: Pick<Check, "kind" | "marketplace">): string =>
  marketplace ? `${kind}/${marketplace}` : kind;

/** From this hour in Tashkent on, what lasts is told of once more. */
const morning = "09:00:00+05:00";

/**
 * The causes of which administrators are to have heard by now: that it broke, and on each later day that it still is,
 * where the move is ours. Nobody is woken by what was broken at midnight already.
 */
export function listCauses(check: Pick<Check, "kind" | "marketplace">, since: Date, now: Date, day: string): string[] {
  const key = keyOfCheck(check);
  const morningAt = new Date(`${day}T${morning}`);
  const isStill = rules[check.kind].owner === "us" && since < morningAt && morningAt <= now;
  return [`check/${key}/${since.toISOString()}`, ...(isStill ? [`check/${key}/${day}`] : [])];
}
