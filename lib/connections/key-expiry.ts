/** Days before its end at which a key's owner hears of it (promise S2). */
export const reminderDays = [30, 14, 7, 3, 1] as const;
export type ReminderStep = (typeof reminderDays)[number];

/** Farther away than a year, the day alone says enough. */
export const countedDays = 365;

const dayMs = 86_400_000;

/** Whole days and the begun one; zero or less: the key has ended. */
export const countDaysLeft = (endsAt: Date, now: Date): number => Math.ceil((endsAt.getTime() - now.getTime()) / dayMs);

/** The reminder that is due: the nearest one already passed, so that a missed day is made up for by the next. */
export function findReminderStep(endsAt: Date, now: Date): ReminderStep | null {
  const left = countDaysLeft(endsAt, now);
  if (left <= 0) return null;
  return reminderDays.findLast((days) => left <= days) ?? null;
}
