import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { formatMoney } from "@/lib/i18n/format";
import type { Seats } from "@/lib/team/seats";

/** Why nobody can be invited now, and what the next tariff gives for its price. */
export async function SeatsAlert({ seats }: { seats: Seats }) {
  const [t, locale] = await Promise.all([getTranslations("team"), getLocale()]);
  const name = (key: string) => t(`tariffs.${key}` as "tariffs.basic");
  const { most, next } = seats;
  const current = name(seats.tariffKey);
  if (!next) return <Alert title={t("fullTitle")} why={t("fullTop", { current, most })} />;
  const price = formatMoney({ amountMinor: next.monthlyPriceMinor, currency: "UZS" }, locale);
  return (
    <Alert
      title={t("fullTitle")}
      why={t("fullText", { current, most, next: name(next.tariffKey), nextMost: next.most, price })}
      safe={t("fullHow")}
    />
  );
}
