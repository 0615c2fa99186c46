"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { AccountPanels } from "@/app/(partner)/profit/account-panels";
import { MarketplaceSums } from "@/app/(partner)/profit/marketplace-sums";
import { SumsChain } from "@/app/(partner)/profit/sums-chain";
import { StaleAlert } from "@/components/live/stale-alert";
import { ListSection } from "@/components/orders/list-section";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { formatNumber } from "@/lib/i18n/format";
import { periods } from "@/lib/profit/periods";
import type { ProfitView } from "@/lib/profit/profit-view";
import { profitQuery } from "@/lib/profit/queries";
import type { ProfitInput } from "@/lib/profit/schema";

type ProfitBoardProps = { input: ProfitInput; initial: ProfitView };

export function ProfitBoard({ input, initial }: ProfitBoardProps) {
  const t = useTranslations("profit");
  const locale = useLocale();
  const { data, isError, refetch } = useQuery({ ...profitQuery(input), initialData: initial });
  const { from, to } = data.days;
  return (
    <>
      <Tabs
        label={t("periods.label")}
        items={periods.map((period) => ({
          href: `/profit?period=${period}`,
          label: t(`periods.${period}`),
          current: period === input.period,
        }))}
      />
      <div className="flex flex-col gap-4">
        <StaleAlert isError={isError} title={t("stale")} refetch={refetch} />
        {data.pendingLines > 0 ? (
          <Alert
            tone="attention"
            title={t("pending", { count: data.pendingLines, countText: formatNumber(data.pendingLines, locale) })}
            why={t("pendingWhy")}
          />
        ) : null}
        {data.isEmpty ? (
          <EmptyState title={t("empty.title")} text={t("empty.text")} />
        ) : (
          <div className="flex flex-col gap-4">
            <Panel
              title={t("totals")}
              text={`${from === to ? from : `${from} – ${to}`}. ${t("counts", {
                orders: data.totals.orders,
                ordersText: formatNumber(data.totals.orders, locale),
                deliveredText: formatNumber(data.totals.delivered, locale),
              })}`}
            >
              <SumsChain sums={data.totals} />
            </Panel>
            <ListSection title={t("byMarketplace")}>
              <MarketplaceSums rows={data.marketplaces} total={data.totals} />
            </ListSection>
          </div>
        )}
        <AccountPanels view={data} period={input.period} isFirst={input.before === null} />
      </div>
    </>
  );
}
