import { getLocale, getTranslations } from "next-intl/server";
import { BarChart } from "@/components/ui/bar-chart";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/money";
import { compareHalves } from "@/lib/profit/compare";
import type { Dashboard } from "@/lib/profit/read-dashboard";

/** Two weeks of profit by day; the title says what became of it. */
export async function ProfitChart({ days }: { days: Dashboard["chart"] }) {
  const [t, locale] = await Promise.all([getTranslations("profit.dashboard.chart"), getLocale()]);
  const som = (amountMinor: bigint) => formatMoney(money(amountMinor, "UZS"), locale);
  const amounts = days.map(({ profitMinor }) => profitMinor);
  const change = compareHalves(amounts);
  const lastWeek = amounts.slice(-7).reduce((total, one) => total + one, 0n);
  if (amounts.every((one) => one === 0n)) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <BarChart
      title={change ? t(change.direction, { percent: change.percent }) : t("flat", { amount: som(lastWeek) })}
      text={t("text")}
      bars={days.map(({ day, profitMinor }) => ({
        label: `${day.slice(8)}.${day.slice(5, 7)}`,
        // Whole so'm are enough for a height.
        value: Number(profitMinor / 100n),
        text: som(profitMinor),
      }))}
      table={{ summary: t("summary"), label: t("day"), value: (await getTranslations("profit.parts"))("profit") }}
    />
  );
}
