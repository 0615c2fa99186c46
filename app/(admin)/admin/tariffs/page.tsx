import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { sayTariff } from "@/app/(admin)/admin/tariffs/say-tariff";
import { VersionDialog } from "@/app/(admin)/admin/tariffs/version-dialog";
import { Badge } from "@/components/ui/badge";
import { type Column, DataList } from "@/components/ui/data-list";
import { PageHeader } from "@/components/ui/page-header";
import { listTariffs, type TariffVersionView } from "@/lib/administration/tariffs";
import { adminPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { formatDay, formatMoney, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { money } from "@/lib/money";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.tariffs"))("title") };
}

const tones = { coming: "info", current: "good", past: "neutral" } as const;

export default async function TariffsPage() {
  await adminPage();
  const [tariffs, t, names, limits, messages, locale] = await Promise.all([
    listTariffs(),
    getTranslations("admin.tariffs"),
    getTranslations("admin.tariffs.names"),
    getTranslations("admin.tariffs.limits"),
    getMessages() as Promise<Messages>,
    getLocale() as Promise<Locale>,
  ]);
  const columns: Column<TariffVersionView>[] = [
    {
      id: "from",
      header: t("columns.from"),
      phone: "title",
      cell: ({ validFrom }) => <time dateTime={validFrom.toISOString()}>{formatDay(validFrom, locale)}</time>,
    },
    {
      id: "state",
      header: t("columns.state"),
      phone: "status",
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>,
    },
    {
      id: "price",
      header: t("columns.price"),
      phone: "lead",
      align: "end",
      cell: ({ monthlyPriceMinor }) => formatMoney(money(monthlyPriceMinor, "UZS"), locale),
    },
    {
      id: "commission",
      header: t("columns.commission"),
      phone: "detail",
      align: "end",
      cell: ({ commissionBasisPoints }) => `${formatNumber(commissionBasisPoints / 100, locale)} %`,
    },
    {
      id: "limits",
      header: t("columns.limits"),
      phone: "detail",
      cell: ({ limits: values }) =>
        values
          .map(
            ({ name, value }) =>
              `${limits.has(name as never) ? limits(name as never) : name}: ${formatNumber(value, locale)}`,
          )
          .join(", "),
    },
  ];
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <div className="flex flex-col gap-8">
        {tariffs.map(({ key, partners, versions }) => (
          <section key={key}>
            <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
              <h2 className="font-bold text-lg">
                {sayTariff(key, names)}{" "}
                <span className="font-normal text-ink-soft text-sm">{t("partners", { count: partners })}</span>
              </h2>
              <VersionDialog
                tariffKey={key}
                name={sayTariff(key, names)}
                newest={toDefaults(versions[0])}
                texts={{
                  ...messages.admin.tariffs,
                  addTitle: t("addTitle", { name: sayTariff(key, names) }),
                  offline: messages.errors.offline,
                }}
              />
            </div>
            <DataList
              caption={sayTariff(key, names)}
              columns={columns}
              rows={versions}
              rowKey={({ id }) => id}
              empty={null}
            />
          </section>
        ))}
      </div>
    </>
  );
}

/** A new version starts from the newest one: most often one number changes. */
function toDefaults(version: TariffVersionView | undefined) {
  const limit = (name: string) => String(version?.limits.find((one) => one.name === name)?.value ?? 0);
  return {
    monthlyPrice: String((version?.monthlyPriceMinor ?? 0n) / 100n),
    commission: String((version?.commissionBasisPoints ?? 0) / 100),
    products: limit("products"),
    aiCredits: limit("aiCredits"),
    seats: limit("seats"),
  };
}
