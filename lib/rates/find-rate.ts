import "server-only";
import { type Db, openDb } from "@/lib/db/client";
import type { Currency } from "@/lib/money";
import { dateOfDay } from "@/lib/profit/days";

export type Rate = {
  /** So'm for one unit, a plain decimal text. */
  rateToUzs: string;
  /** From when it is in force, `2026-11-22`. */
  day: string;
  source: string;
};

/** The Central Bank's rate in force on a day in Tashkent: the last one published. Null: none is known yet. */
export async function findRate(currency: Currency, day: Date): Promise<Rate | null> {
  const row = await openDb().currencyRate.findFirst({
    where: { currency, day: { lte: day } },
    orderBy: { day: "desc" },
  });
  return row && { rateToUzs: row.rateToUzs.toFixed(), day: row.day.toISOString().slice(0, 10), source: row.source };
}

/**
 * The rate that a sale of this very day is booked at. Null until the bank was asked about that day: an older rate may
 * have been followed by one that we did not read, and a booked rate is never changed afterwards.
 */
export async function findBookingRate(currency: Currency, day: string, db: Db = openDb()): Promise<Rate | null> {
  if (currency === "UZS") return { rateToUzs: "1", day, source: "som" };
  const row = await db.currencyRate.findUnique({ where: { currency_day: { currency, day: dateOfDay(day) } } });
  return row && { rateToUzs: row.rateToUzs.toFixed(), day, source: row.source };
}
