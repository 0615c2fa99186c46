import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NeedsPanel } from "@/app/(partner)/dashboard/needs-panel";
import { ProfitChart } from "@/app/(partner)/dashboard/profit-chart";
import { SetupPanel } from "@/app/(partner)/dashboard/setup-panel";
import { LivePage } from "@/components/live/live-page";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { StatTile } from "@/components/ui/stat-tile";
import { isAllowed, partnerPage } from "@/lib/auth/guards";
import { isChecklistHidden } from "@/lib/checklist/hide-checklist";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/money";
import { periods } from "@/lib/profit/periods";
import { readDashboard } from "@/lib/profit/read-dashboard";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("profit.dashboard");
  return { title: t("title") };
}

export default async function DashboardPage() {
  const viewer = await partnerPage(null);
  const [t, locale, dashboard, isHidden] = await Promise.all([
    getTranslations("profit.dashboard"),
    getLocale(),
    readDashboard(viewer),
    isChecklistHidden(viewer.userId),
  ]);
  const som = (amountMinor: bigint) => formatMoney(money(amountMinor, "UZS"), locale);
  return (
    <>
      <LivePage areas={["orders", "lanes", "connections", "products"]} />
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-4">
        {isHidden ? null : (
          <SetupPanel steps={dashboard.steps} isAllowed={(permission) => isAllowed(viewer, permission)} />
        )}
        <NeedsPanel needs={dashboard.needs} />
        <div className="grid gap-4 md:grid-cols-3">
          {periods.map((period) => {
            const { profitMinor, revenueMinor } = dashboard.tiles[period];
            return (
              <StatTile
                key={period}
                label={t(`tiles.${period}`)}
                value={som(profitMinor)}
                tone={profitMinor < 0n ? "danger" : profitMinor > 0n ? "good" : "plain"}
                note={t("revenue", { amount: som(revenueMinor) })}
                href={`/profit?period=${period}`}
              />
            );
          })}
        </div>
        <Panel>
          <ProfitChart days={dashboard.chart} />
        </Panel>
      </div>
    </>
  );
}
