"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { listOrderColumns } from "@/app/(partner)/orders/order-columns";
import { StaleAlert } from "@/components/live/stale-alert";
import { useMayWrite } from "@/components/shell/write-rights";
import { ButtonLink } from "@/components/ui/button";
import { DataList } from "@/components/ui/data-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import type { OrderPage } from "@/lib/orders/order-view";
import { ordersQuery } from "@/lib/orders/queries";
import type { OrderListInput } from "@/lib/orders/schema";
import { orderTabs } from "@/lib/orders/tabs";

type OrdersBoardProps = { input: OrderListInput; initial: OrderPage };

export function OrdersBoard({ input, initial }: OrdersBoardProps) {
  const t = useTranslations("orders");
  const common = useTranslations("common");
  const locale = useLocale();
  const mayWrite = useMayWrite("orders");
  const { data, isError, refetch } = useQuery({ ...ordersQuery(input), initialData: initial });
  const addressOf = (tab: string, after?: string | null) =>
    `/orders?${new URLSearchParams({ ...(tab !== "all" && { tab }), ...(after && { after }) })}`;
  return (
    <>
      <Tabs
        label={t("tabs.label")}
        items={orderTabs.map((tab) => ({
          href: addressOf(tab),
          label: t(`tabs.${tab}`),
          count: data.counts[tab],
          current: tab === input.tab,
        }))}
      />
      <div className="flex flex-col gap-4">
        <StaleAlert isError={isError} title={t("stale")} refetch={refetch} />
        <DataList
          caption={t("list")}
          columns={listOrderColumns({ t, common, locale, mayWrite })}
          rows={data.rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/orders/${id}`}
          empty={data.counts.all === 0 ? <NoOrders /> : <NothingHere />}
        />
        <Pager
          label={t("title")}
          first={input.after && addressOf(input.tab)}
          next={data.next && addressOf(input.tab, data.next)}
          texts={{ first: t("newest"), next: t("older") }}
        />
      </div>
    </>
  );
}

function NoOrders() {
  const t = useTranslations("orders.empty");
  return (
    <EmptyState
      title={t("title")}
      text={t("text")}
      action={
        <ButtonLink href="/products" variant="primary">
          {t("action")}
        </ButtonLink>
      }
    />
  );
}

function NothingHere() {
  const t = useTranslations("orders.nothing");
  return (
    <EmptyState title={t("title")} text={t("text")} action={<ButtonLink href="/orders">{t("action")}</ButtonLink>} />
  );
}
