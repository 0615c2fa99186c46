/** Wildberries reads dates of reports in Moscow time, which has been UTC+3 without summer time since 2014. */
const moscowOffsetMs = 3 * 60 * 60 * 1000;

const toMoscow = (date: Date) => new Date(date.getTime() + moscowOffsetMs).toISOString();

/** `2026-03-17` */
export const formatMoscowDate = (date: Date): string => toMoscow(date).slice(0, 10);

/** `2026-03-17T12:05:00` */
export const formatMoscowDateTime = (date: Date): string => toMoscow(date).slice(0, 19);

/** `2025-03-26T17:06:12.245611` in Moscow, or a moment that names its own zone; a bare date is its midnight. */
export function parseMoscow(text: string): Date {
  if (/(Z|[+-]\d\d:?\d\d)$/.test(text) && text.includes("T")) return new Date(text);
  const [, day, time = "00:00:00"] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:\.\d{1,3})?))?/.exec(text) ?? [];
  return new Date(`${day}T${time}+03:00`);
}
