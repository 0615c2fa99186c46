"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { ProductPhoto } from "@/components/catalog/product-photo";
import { StaleAlert } from "@/components/live/stale-alert";
import { useMayWrite } from "@/components/shell/write-rights";
import { StatusDot } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataList } from "@/components/ui/data-list";
import { EmptyState } from "@/components/ui/empty-state";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import type { ProductListItem, ProductPage } from "@/lib/catalog/list-products";
import { productsQuery } from "@/lib/catalog/queries";
import { formatNumber } from "@/lib/i18n/format";

const tones = {
  WAITING: "neutral",
  WRITING: "info",
  SUGGESTED: "attention",
  PUBLISHING: "info",
  MODERATING: "info",
  LIVE: "good",
  HANDED_OVER: "attention",
  REJECTED: "danger",
  FAILED: "danger",
} as const;

export function ProductTable({ before, initial }: { before: string | null; initial: ProductPage }) {
  const t = useTranslations("catalog.list");
  const mayAdd = useMayWrite("catalog");
  const { data, isError, refetch } = useQuery({ ...productsQuery(before), initialData: initial });
  return (
    <div className="flex flex-col gap-4">
      <StaleAlert isError={isError} title={t("cannotLoad")} refetch={refetch} />
      <DataList
        caption={t("caption")}
        columns={useColumns()}
        rows={data.items}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/products/${id}`}
        empty={
          <EmptyState
            title={t("empty")}
            text={t("emptyText")}
            action={
              mayAdd ? (
                <>
                  <ButtonLink href="/scan" variant="primary">
                    {t("scan")}
                  </ButtonLink>
                  <ButtonLink href="/products/new">{t("add")}</ButtonLink>
                </>
              ) : null
            }
          />
        }
      />
      <div className="flex flex-wrap gap-2">
        {before ? <ButtonLink href="/products">{t("newest")}</ButtonLink> : null}
        {data.nextBefore ? <ButtonLink href={`/products?before=${data.nextBefore}`}>{t("older")}</ButtonLink> : null}
      </div>
    </div>
  );
}

function useColumns(): Column<ProductListItem>[] {
  const t = useTranslations("catalog.list");
  const locale = useLocale();
  return [
    { id: "photo", header: t("photo"), phone: "photo", cell: ({ photoUrl }) => <Photo url={photoUrl} /> },
    {
      id: "name",
      header: t("name"),
      phone: "title",
      cell: ({ name, sku }) => (
        <>
          <span className="max-md:line-clamp-2">{name}</span>{" "}
          <small className="block font-normal text-ink-soft text-xs">{sku}</small>
        </>
      ),
    },
    {
      id: "stock",
      header: t("stock"),
      phone: "lead",
      align: "end",
      cell: ({ stock }) => t("pieces", { count: stock, countText: formatNumber(stock, locale) }),
    },
    { id: "cost", header: t("cost"), phone: "hidden", align: "end", cell: ({ cost }) => cost },
    { id: "lanes", header: t("lanes"), phone: "status", cell: ({ lanes }) => <Lanes lanes={lanes} /> },
  ];
}

function Photo({ url }: { url: string | null }) {
  if (!url) return <span className="block size-11 rounded-control bg-sunk" />;
  return <ProductPhoto url={url} alt="" className="size-11 max-w-none rounded-control bg-sunk object-cover" />;
}

function Lanes({ lanes }: { lanes: ProductListItem["lanes"] }) {
  const t = useTranslations("catalog.list");
  const states = useTranslations("cards.lanes.states");
  const common = useTranslations("common.marketplaces");
  if (lanes.length === 0) return <span className="text-ink-soft">{t("noLanes")}</span>;
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {lanes.map(({ id, marketplace, state }) => (
        <span key={id} className="inline-flex items-center gap-1.5">
          <MarketplaceChip id={marketplace} label={common(marketplace)} />
          <StatusDot tone={tones[state]}>
            <span className="text-xs">{states(state)}</span>
          </StatusDot>
        </span>
      ))}
    </span>
  );
}
