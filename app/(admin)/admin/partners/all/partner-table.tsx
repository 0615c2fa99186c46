import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { sayClosure } from "@/app/(admin)/admin/partners/say-closure";
import { sayTariff } from "@/app/(admin)/admin/tariffs/say-tariff";
import { Badge } from "@/components/ui/badge";
import { type Column, DataList } from "@/components/ui/data-list";
import type { Tone } from "@/components/ui/tone";
import type { PartnerRow } from "@/lib/administration/search-partners";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { formatPhone } from "@/lib/partners/phone";

export const statusTones: Record<PartnerRow["status"], Tone> = {
  PENDING: "attention",
  APPROVED: "good",
  REJECTED: "neutral",
  SUSPENDED: "danger",
  CLOSING: "attention",
  ERASED: "neutral",
};

export async function PartnerTable({ partners, empty }: { partners: PartnerRow[]; empty: ReactNode }) {
  const [t, names, locale] = await Promise.all([
    getTranslations("admin.partners"),
    getTranslations("admin.tariffs.names"),
    getLocale() as Promise<Locale>,
  ]);
  const columns: Column<PartnerRow>[] = [
    {
      id: "partner",
      header: t("columns.partner"),
      phone: "title",
      cell: ({ businessName }) => businessName || t("erasedName"),
    },
    {
      id: "status",
      header: t("columns.status"),
      phone: "status",
      cell: ({ status, closure }) => (
        <span className="flex flex-col items-start gap-1">
          <Badge tone={statusTones[status]}>{t(`statuses.${status}`)}</Badge>
          {closure ? <span className="text-ink-soft text-xs">{sayClosure(closure, t, locale)}</span> : null}
        </span>
      ),
    },
    {
      id: "owner",
      header: t("columns.owner"),
      phone: "detail",
      cell: ({ owner }) =>
        owner ? (
          <span className="wrap-anywhere">
            {owner.username} <span className="block text-ink-soft text-xs">{owner.email}</span>
          </span>
        ) : (
          "–"
        ),
    },
    {
      id: "phone",
      header: t("columns.phone"),
      phone: "hidden",
      cell: ({ phone }) => (phone ? <span className="whitespace-nowrap">{formatPhone(phone)}</span> : "–"),
    },
    {
      id: "tariff",
      header: t("columns.tariff"),
      phone: "detail",
      cell: ({ tariffKey }) => sayTariff(tariffKey, names),
    },
    {
      id: "connections",
      header: t("columns.connections"),
      phone: "detail",
      cell: ({ connections: { live, refused, alarms } }) => (
        <span className="flex flex-wrap items-center gap-2">
          {t("connections", { live })}
          {refused > 0 ? <Badge tone="danger">{t("refused", { count: refused })}</Badge> : null}
          {alarms > 0 ? <Badge tone="attention">{t("alarms", { count: alarms })}</Badge> : null}
        </span>
      ),
    },
    {
      id: "since",
      header: t("columns.since"),
      phone: "hidden",
      cell: ({ createdAt }) => <time dateTime={createdAt.toISOString()}>{formatDay(createdAt, locale)}</time>,
    },
  ];
  return (
    <DataList
      caption={t("title")}
      columns={columns}
      rows={partners}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/partners/${id}`}
      empty={empty}
    />
  );
}
