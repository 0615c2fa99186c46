import "server-only";
import { z } from "zod";
import { openDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { type Currency, currencies } from "@/lib/money";
import { dateOfDay } from "@/lib/profit/days";
import { findBookingRates } from "@/lib/rates/find-rate";
import { Prisma } from "@/prisma/generated/client";

/** cbu.uz, "arkhiv-kursov-valyut" as JSON (read 2026-08-20): all numbers are texts, the date is `22.11.2026`. */
const archive = z.array(
  z.object({
    Ccy: z.string(),
    Nominal: z.string().regex(/^[1-9]\d{0,6}$/),
    Rate: z.string().regex(/^\d{1,9}(\.\d{1,6})?$/),
    Date: z.string().regex(/^\d{2}\.\d{2}\.\d{4}$/),
  }),
);
const source = "cbu.uz";

/**
 * Asks the Central Bank what was in force on a day and stores it under the day of its publication and under the day
 * itself. Tells how many currencies were stored.
 */
export async function fetchRates(day: string): Promise<number> {
  const rows = await askBank(day);
  const ours = rows.filter((row) => row.Ccy !== "UZS" && currencies.includes(row.Ccy as Currency));
  for (const row of ours) {
    const rateToUzs = new Prisma.Decimal(row.Rate).div(row.Nominal);
    const published = row.Date.split(".").reverse().join("-");
    // A rate that comes into force later says nothing about this day.
    const days = published > day ? [published] : [...new Set([published, day])];
    for (const one of days) await saveRate(row.Ccy as Currency, one, rateToUzs);
  }
  return ours.length;
}

/** Makes sure that these days were asked about. The bank being away is no failure: what waits is booked later. */
export async function ensureRates(wanted: { currency: Currency; day: string }[]): Promise<void> {
  const foreign = wanted.filter(({ currency }) => currency !== "UZS");
  if (foreign.length === 0) return;
  const rateOf = await findBookingRates(foreign);
  const days = new Set(foreign.filter(({ currency, day }) => !rateOf(currency, day)).map(({ day }) => day));
  for (const day of days) await fetchRates(day).catch((error) => logError("rates not read", error));
}

async function askBank(day: string) {
  try {
    const response = await fetch(`${env().CBU_URL}/uz/arkhiv-kursov-valyut/json/all/${day}/`, {
      signal: AbortSignal.timeout(5_000),
      headers: { accept: "application/json" },
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return archive.parse(await response.json());
  } catch (cause) {
    throw new AppError("unavailable", "profit.ratesAway", { cause });
  }
}

async function saveRate(currency: Currency, day: string, rateToUzs: Prisma.Decimal) {
  const key = { currency, day: dateOfDay(day) };
  await openDb().currencyRate.upsert({
    where: { currency_day: key },
    create: { ...key, rateToUzs, source },
    update: { rateToUzs, source },
  });
}
