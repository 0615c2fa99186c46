import { shiftDay } from "@/lib/profit/days";

export const periods = ["today", "week", "month"] as const;
export type Period = (typeof periods)[number];

/** Days in Tashkent, both included. */
export function rangeOf(period: Period, today: string): { from: string; to: string } {
  switch (period) {
    case "today":
      return { from: today, to: today };
    case "week":
      return { from: shiftDay(today, -6), to: today };
    case "month":
      return { from: `${today.slice(0, 8)}01`, to: today };
  }
}
