const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How pressing a waiting application is (UX 18): grey under 4 hours, amber after a day, red after two. */
export function applicationTone(submittedAt: Date, now: Date): "neutral" | "info" | "attention" | "danger" {
  const hours = (now.getTime() - submittedAt.getTime()) / hourMs;
  if (hours > 48) return "danger";
  if (hours > 24) return "attention";
  return hours < 4 ? "neutral" : "info";
}

export type Wait = { unit: "minutes" | "hours" | "days"; count: number };

/** In the largest unit that says enough: hours up to two days. */
export function waitOf(ms: number, round: (value: number) => number = Math.floor): Wait {
  if (round(ms / minuteMs) < 60) return { unit: "minutes", count: Math.max(1, round(ms / minuteMs)) };
  if (round(ms / hourMs) < 48) return { unit: "hours", count: round(ms / hourMs) };
  return { unit: "days", count: round(ms / (24 * hourMs)) };
}

export const waitedFor = (submittedAt: Date, now: Date): Wait =>
  waitOf(Math.max(0, now.getTime() - submittedAt.getTime()));
