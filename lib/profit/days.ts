import { timeZone } from "@/lib/i18n/locales";

const calendar = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** The business day in Tashkent, `2026-11-22`. */
export const dayOf = (at: Date): string => calendar.format(at);

/** A day as the database's `date` columns take it: midnight UTC, whatever the machine's zone. */
export const dateOfDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

export function shiftDay(day: string, days: number): string {
  const date = dateOfDay(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Both ends included, oldest first. */
export function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = shiftDay(day, 1)) days.push(day);
  return days;
}
