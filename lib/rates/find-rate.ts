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
  return (await findBookingRates([{ currency, day }], db))(currency, day);
}

/** For many sales in one query, or in none for so'm. */
export async function findBookingRates(wanted: { currency: Currency; day: string }[], db: Db = openDb()) {
  const foreign = wanted.filter(({ currency }) => currency !== "UZS");
  const rates = new Map<string, Rate>();
  if (foreign.length > 0) {
    const rows = await db.currencyRate.findMany({
      where: {
        currency: { in: [...new Set(foreign.map(({ currency }) => currency))] },
        day: { in: [...new Set(foreign.map(({ day }) => day))].map(dateOfDay) },
      },
    });
    for (const { currency, day, rateToUzs, source } of rows) {
      const text = day.toISOString().slice(0, 10);
      rates.set(`${currency} ${text}`, { rateToUzs: rateToUzs.toFixed(), day: text, source });
    }
  }
  return (currency: Currency, day: string): Rate | null =>
    currency === "UZS" ? { rateToUzs: "1", day, source: "som" } : (rates.get(`${currency} ${day}`) ?? null);
}
