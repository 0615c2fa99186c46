import type { Severity } from "@/lib/notifications/events";

export type Pace = {
  digest: "OFF" | "HOURLY" | "DAILY";
  digestHour: number;
  quietFrom: number | null;
  quietTo: number | null;
};

export const atOnce: Pace = { digest: "OFF", digestHour: 9, quietFrom: null, quietTo: null };

const hourMs = 3_600_000;
/** Tashkent is five hours ahead of UTC and keeps no summer time (IANA tz, since 1991). */
const zoneMs = 5 * hourMs;

/** When a message may go out: now, with the next digest, or at the end of the quiet hours. */
export function findDueTime(now: Date, rule: { severity: Severity; isGroupable: boolean }, pace: Pace): Date {
  if (rule.severity === "DANGER") return now;
  return skipQuiet(rule.isGroupable ? nextDigest(now, pace) : now, pace);
}

function nextDigest(now: Date, { digest, digestHour }: Pace): Date {
  if (digest === "OFF") return now;
  const nextFullHour = new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs);
  return digest === "HOURLY" ? nextFullHour : nextAtHour(nextFullHour, digestHour);
}

/** `quietFrom` is the first quiet hour, `quietTo` the first that is not: 22 and 8 is the night. */
export function skipQuiet(at: Date, { quietFrom, quietTo }: Pace): Date {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return at;
  return isBetween(hourInTashkent(at), quietFrom, quietTo)
    ? nextAtHour(new Date(Math.ceil(at.getTime() / hourMs) * hourMs), quietTo)
    : at;
}

const isBetween = (hour: number, from: number, to: number) =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to;

/** When people sleep, whether they chose quiet hours or not. */
export const isNight = (at: Date): boolean => isBetween(hourInTashkent(at), 22, 8);

const hourInTashkent = (at: Date) => new Date(at.getTime() + zoneMs).getUTCHours();

/** The first moment from a full hour on at which it is that hour in Tashkent. */
function nextAtHour(from: Date, hour: number): Date {
  const waitHours = (hour - hourInTashkent(from) + 24) % 24;
  return new Date(from.getTime() + waitHours * hourMs);
}
