import type { getTranslations } from "next-intl/server";
import type { PartnerRow } from "@/lib/administration/search-partners";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type Words = Awaited<ReturnType<typeof getTranslations<"admin.partners">>>;

/** When an account that is being closed is erased, or was. */
export function sayClosure(closure: NonNullable<PartnerRow["closure"]>, t: Words, locale: Locale): string {
  const { eraseAfter, erasedAt } = closure;
  return erasedAt
    ? t("erasedOn", { day: formatDay(erasedAt, locale) })
    : t("erasedAfter", { day: formatDay(eraseAfter, locale) });
}
