import type { Locale, useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/orders/confirm-button";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/data-list";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Moment } from "@/components/ui/moment";
import { Money } from "@/components/ui/money";
import { formatNumber } from "@/lib/i18n/format";
import { type OrderRow, stateTones } from "@/lib/orders/order-view";

type Words = {
  t: ReturnType<typeof useTranslations<"orders">>;
  common: ReturnType<typeof useTranslations<"common">>;
  locale: Locale;
  mayWrite: boolean;
};

export function listOrderColumns({ t, common, locale, mayWrite }: Words): Column<OrderRow>[] {
  const counted = (count: number) => ({ count, countText: formatNumber(count, locale) });
  const columns: Column<OrderRow>[] = [
    {
      id: "marketplace",
      header: t("columns.marketplace"),
      phone: "photo",
      cell: ({ marketplace }) => <MarketplaceChip id={marketplace} label={common(`marketplaces.${marketplace}`)} />,
    },
    {
      id: "order",
      header: t("columns.order"),
      phone: "title",
      cell: ({ title, otherLines }) => (otherLines > 0 ? t("more", { title, count: otherLines }) : title),
    },
    {
      id: "state",
      header: t("columns.state"),
      phone: "status",
      cell: ({ state, rawState, shortage }) => (
        <span className="flex flex-col items-start gap-0.5">
          <Badge tone={stateTones[state]}>{t(`states.${state}`)}</Badge>
          {shortage > 0 ? <Badge tone="danger">{t("shortage", counted(shortage))}</Badge> : null}
          <span className="wrap-anywhere text-ink-soft text-xs" title={t("columns.raw")}>
            {rawState}
          </span>
        </span>
      ),
    },
    {
      id: "ordered",
      header: t("columns.ordered"),
      phone: "detail",
      cell: ({ number, ordered, units }) => (
        <span className="flex flex-col max-md:items-end">
          <Moment time={ordered} />
          <span className="text-ink-soft text-xs">
            {number}, {t("units", counted(units))}
          </span>
        </span>
      ),
    },
    {
      id: "shipBy",
      header: t("columns.shipBy"),
      phone: "detail",
      cell: ({ shipBy }) =>
        shipBy ? (
          <span className={shipBy.isLate ? "font-bold text-pomegranate" : undefined}>
            <Moment time={shipBy} />
            {shipBy.isLate ? `, ${t("late")}` : null}
          </span>
        ) : (
          <span aria-hidden="true">–</span>
        ),
    },
    {
      id: "total",
      header: t("columns.total"),
      align: "end",
      phone: "lead",
      cell: ({ total }) => <Money text={total} />,
    },
    {
      id: "profit",
      header: t("columns.profit"),
      align: "end",
      phone: "detail",
      cell: ({ profit }) => (
        <span className="flex flex-col items-end">
          {profit.text ? (
            <Money
              text={profit.text}
              tone={profit.isLoss ? "danger" : profit.status === "settled" ? "good" : "plain"}
            />
          ) : null}
          <span className="text-ink-soft text-xs">{t(`profit.${profit.status}`)}</span>
        </span>
      ),
    },
  ];
  if (!mayWrite) return columns;
  return [
    ...columns,
    {
      id: "action",
      header: t("columns.action"),
      align: "end",
      phone: "action",
      cell: ({ id, canConfirm }) => (canConfirm ? <ConfirmButton orderId={id} /> : null),
    },
  ];
}
