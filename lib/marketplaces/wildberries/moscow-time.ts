/** Wildberries reads dates of reports in Moscow time, which has been UTC+3 without summer time since 2014. */
const moscowOffsetMs = 3 * 60 * 60 * 1000;

const toMoscow = (date: Date) => new Date(date.getTime() + moscowOffsetMs).toISOString();

/** `2026-03-17` */
export const formatMoscowDate = (date: Date): string => toMoscow(date).slice(0, 10);

/** `2026-03-17T12:05:00` */
export const formatMoscowDateTime = (date: Date): string => toMoscow(date).slice(0, 19);
