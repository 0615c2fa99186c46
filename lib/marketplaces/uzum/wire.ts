import { z } from "zod";
import { type Money, parseMajor } from "@/lib/money";

/** 64-bit integers are text for us: they are names, not numbers. */
export const id = z.union([z.number().int(), z.string().min(1)]).transform(String);

export const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === "" ? null : String(value)));

export const count = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

/** `null` is an empty list. A reply without the field is another reply: an empty catalogue is never read out of it. */
export const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullable()
    .transform((items) => items ?? []);

/** Whole so'm as a number, now and then with ".00". */
export const som = z.union([z.number(), z.string()]).transform((value, context): Money => {
  try {
    return parseMajor(String(value), "UZS");
  } catch {
    context.addIssue({ code: "custom", message: "not an amount" });
    return z.NEVER;
  }
});

/** Below it a number counts seconds: as milliseconds it would be a day of the year 1973 at the latest. */
const leastMs = 1e11;
const hasZone = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i;

/**
 * ISO text in orders, Unix milliseconds in finance; the other way round in some accounts. The specification promises
 * a zone with each text; one without is taken for UTC, not for the zone of whatever server reads it. Unreadable is null.
 */
export const time = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined || value === "" || value === 0) return null;
    const date = typeof value === "string" && !/^\d+$/.test(value) ? parseText(value) : parseNumber(Number(value));
    return Number.isNaN(date.getTime()) ? null : date;
  });

const parseNumber = (value: number) => new Date(value < leastMs ? value * 1000 : value);
/** A bare day is UTC to JavaScript already. */
const parseText = (text: string) => new Date(text.includes(":") && !hasZone.test(text) ? `${text}Z` : text);

/** Query dates are Unix seconds: milliseconds answer 200 with an empty list. */
export const toSeconds = (date: Date) => Math.floor(date.getTime() / 1000);
