import "server-only";
import { createTranslator } from "next-intl";
import { z } from "zod";
import { readMessages } from "@/lib/i18n/catalogue";
import { formatDay, formatMoney, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { NotificationEvent } from "@/lib/notifications/events";
import { readSumValue } from "@/lib/notifications/values";

export type Sentences = { title: string; text: string; button: string };
/** An event and the values that were stored with it. */
export type Told = { event: NotificationEvent; values: unknown };

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/**
 * Writes notifications in one language. A value's name tells how it is written: `marketplace` by the marketplace's name,
 * `…At` (ISO) as a time, `…On` (ISO) as a day, `…Sum` (`12500000 UZS`, minor units) as money; all others as they are.
 */
export async function makeTeller(locale: Locale): Promise<(told: Told) => Sentences> {
  const messages = await readMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "notifications" });
  const common = createTranslator({ locale, messages, namespace: "common" });
  const write = (name: string, value: string | number): string | number => {
    if (typeof value === "number") return value;
    if (name === "marketplace") return common(`marketplaces.${value}` as "marketplaces.uzum");
    if (name.endsWith("At")) return formatTime(new Date(value), locale);
    if (name.endsWith("On")) return formatDay(new Date(value), locale);
    const sum = name.endsWith("Sum") ? readSumValue(value) : null;
    return sum ? formatMoney(sum, locale) : value;
  };
  return ({ event, values }) => {
    const stored = valuesSchema.safeParse(values);
    const written = Object.fromEntries(
      Object.entries(stored.data ?? {}).map(([name, value]) => [name, write(name, value)]),
    );
    const say = (part: keyof Sentences) => t(`events.${event}.${part}` as never, written as never) as string;
    return { title: say("title"), text: say("text"), button: say("button") };
  };
}
