/** A parsed schedule: which minutes match, in which time zone. */
type Cron = { fields: Set<number>[]; anyDay: boolean; anyWeekday: boolean; zone: string };

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const names: Record<string, number> = {};
for (const [index, name] of "jan feb mar apr may jun jul aug sep oct nov dec".split(" ").entries())
  names[name] = index + 1;
for (const [index, name] of "sun mon tue wed thu fri sat".split(" ").entries()) names[name] = index;

const shorthands: Record<string, string> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};
const minute = 60_000;
/** A schedule such as "0 0 29 2 *" comes round at least every eight years. */
const horizon = 9 * 366 * 86_400_000;

/** Five fields, optionally after `TZ=Area/City`; throws when it is none. */
export function parseCron(text: string): Cron {
  const [, zone = "UTC", rest = ""] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(text.trim()) ?? [];
  const parts = (shorthands[rest] ?? rest).split(/\s+/);
  if (parts.length !== 5) throw new Error(`not a cron schedule: ${text}`);
  new Intl.DateTimeFormat("en", { timeZone: zone });
  const fields = parts.map((part, index) => parseField(part, ranges[index] ?? [0, 0]));
  const weekdays = fields[4];
  if (weekdays?.has(7)) weekdays.add(0);
  return { fields, anyDay: /^[*?]/.test(parts[2] ?? ""), anyWeekday: /^[*?]/.test(parts[4] ?? ""), zone };
}

function parseField(text: string, [low, high]: readonly [number, number]) {
  const values = new Set<number>();
  for (const part of text.toLowerCase().split(",")) {
    const found = /^(?:[*?]|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!found) throw new Error(`not a cron field: ${text}`);
    const [, first, last, step] = found;
    const from = first === undefined ? low : numberIn(first, low, high);
    const to =
      last !== undefined ? numberIn(last, from, high) : first === undefined || step !== undefined ? high : from;
    const stride = step === undefined ? 1 : Number(step);
    if (stride < 1) throw new Error(`not a cron field: ${text}`);
    for (let value = from; value <= to; value += stride) values.add(value);
  }
  return values;
}

function numberIn(text: string, low: number, high: number) {
  const value = names[text] ?? Number(text);
  if (!Number.isInteger(value) || value < low || value > high) throw new Error(`not in a cron field: ${text}`);
  return value;
}

/** The first matching minute after `after`, in milliseconds since the epoch; throws when there is none. */
export function nextOccurrence(cron: Cron, after: number): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: cron.zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  let time = Math.floor(after / minute) * minute + minute;
  const end = after + horizon;
  while (time <= end) {
    const local = localParts(format, time);
    if (!matchesDay(cron, local)) {
      // To the next hour that can be midnight: zones shift by half hours, so whole days would overshoot.
      time += Math.max(1, 60 - local.minute) * minute;
    } else if (!cron.fields[1]?.has(local.hour)) time += Math.max(1, 60 - local.minute) * minute;
    else if (!cron.fields[0]?.has(local.minute)) time += minute;
    else return time;
  }
  throw new Error("a cron schedule that never comes round");
}

type Local = { minute: number; hour: number; day: number; month: number; weekday: number };

function localParts(format: Intl.DateTimeFormat, time: number): Local {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(time)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return { minute, hour, day, month, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/** When both the day of the month and the weekday are restricted, either one suffices (as in cron(5)). */
function matchesDay({ fields, anyDay, anyWeekday }: Cron, local: Local) {
  const [, , days, months, weekdays] = fields;
  if (!months?.has(local.month)) return false;
  const byDay = days?.has(local.day) ?? false;
  const byWeekday = weekdays?.has(local.weekday) ?? false;
  if (anyDay || anyWeekday) return byDay && byWeekday;
  return byDay || byWeekday;
}
