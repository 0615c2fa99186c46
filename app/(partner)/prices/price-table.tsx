"use client";

import { useTranslations } from "next-intl";
import { PriceForm } from "@/app/(partner)/prices/price-form";
import { useMayWrite } from "@/components/shell/write-rights";
import { StatusDot } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataList } from "@/components/ui/data-list";
import { EmptyState } from "@/components/ui/empty-state";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Money } from "@/components/ui/money";
import type { ListedPrice } from "@/lib/pricing/price-view";

const tones = { shown: "good", sending: "info", refused: "danger", asking: "attention" } as const;

export function PriceTable({ prices }: { prices: ListedPrice[] }) {
  const t = useTranslations("prices");
  return (
    <DataList
      caption={t("list")}
      columns={useColumns()}
      rows={prices}
      rowKey={({ listingId }) => listingId}
      empty={
        <EmptyState
          title={t("empty.title")}
          text={t("empty.text")}
          action={<ButtonLink href="/products">{t("empty.action")}</ButtonLink>}
        />
      }
    />
  );
}

function useColumns(): Column<ListedPrice>[] {
  const t = useTranslations("prices");
  const common = useTranslations("common.marketplaces");
  const mayWrite = useMayWrite("prices");
  const columns: Column<ListedPrice>[] = [
    {
      id: "name",
      header: t("columns.name"),
      phone: "title",
      cell: ({ name, sku, marketplace, shop }) => (
        <>
          {name}{" "}
          <span className="flex items-center gap-1.5 font-normal text-ink-soft text-xs">
            <MarketplaceChip id={marketplace} label={common(marketplace)} />
            {shop} · {sku}
          </span>
        </>
      ),
    },
    {
      id: "current",
      header: t("columns.current"),
      phone: "lead",
      align: "end",
      cell: ({ current }) => (current ? <Money text={current} /> : t("unknown")),
    },
    {
      id: "state",
      header: t("columns.state"),
      phone: "status",
      cell: ({ state, wanted, words }) => (
        <span className="flex flex-col gap-0.5">
          <StatusDot tone={tones[state]}>{t(`states.${state}`, { price: wanted ?? "" })}</StatusDot>
          {words ? <span className="wrap-anywhere text-ink-soft text-xs">{words}</span> : null}
        </span>
      ),
    },
  ];
  if (!mayWrite) return columns;
  return [
    ...columns,
    {
      id: "change",
      header: t("columns.change"),
      phone: "detail",
      cell: ({ listingId, name, currency }) => <PriceForm listingId={listingId} name={name} currency={currency} />,
    },
  ];
}
