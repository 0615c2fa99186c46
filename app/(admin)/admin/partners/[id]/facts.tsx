import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { StatTile } from "@/components/ui/stat-tile";
import type { PartnerStory } from "@/lib/administration/get-partner-story";
import { formatNearTime, formatNumber, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { readCategory } from "@/lib/partners/categories";
import { formatPhone } from "@/lib/partners/phone";

type StoryProps = { story: PartnerStory };

/** How many, never what: administration does not see goods, buyers or sums. */
export async function FiguresPanel({ story: { id, figures, waiting } }: StoryProps) {
  const [t, locale] = await Promise.all([getTranslations("admin.story"), getLocale() as Promise<Locale>]);
  const { products, listings, orders, recentOrders, lastOrderAt } = figures;
  const number = (value: number) => formatNumber(value, locale);
  const amiss = (value: number) => (value > 0 ? "attention" : "plain");
  return (
    <Panel
      title={t("sections.figures")}
      text={lastOrderAt ? t("lastOrder", { time: formatNearTime(lastOrderAt, new Date(), locale) }) : t("noOrder")}
      actions={<ButtonLink href={`/admin/jobs?partner=${id}`}>{t("jobs")}</ButtonLink>}
    >
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3">
        <StatTile label={t("figures.products")} value={number(products)} />
        <StatTile label={t("figures.listings")} value={number(listings)} />
        <StatTile label={t("figures.orders")} value={number(orders)} />
        <StatTile label={t("figures.recentOrders")} value={number(recentOrders)} />
        <StatTile
          label={t("figures.failedJobs")}
          value={number(waiting.failedJobs)}
          tone={amiss(waiting.failedJobs)}
          href={`/admin/jobs?partner=${id}`}
        />
        <StatTile
          label={t("figures.letters")}
          value={number(waiting.letters)}
          tone={amiss(waiting.letters)}
          href={`/admin/jobs?tab=letters&partner=${id}`}
        />
      </div>
    </Panel>
  );
}

export async function AboutPanel({ story }: StoryProps) {
  const [t, categories, locale] = await Promise.all([
    getTranslations("admin.story"),
    getTranslations("auth.categories"),
    getLocale() as Promise<Locale>,
  ]);
  const { legalForm, legalName, phone, inn, pinflEnd, category, createdAt, submittedAt, reviewedAt } = story;
  const none = <span className="text-ink-soft">{t("fields.none")}</span>;
  const time = (at: Date) => <Moment time={showTime(at, new Date(), locale)} />;
  const lines: [string, ReactNode][] = [
    [t("fields.legalForm"), legalForm ? t(`legalForms.${legalForm}`) : none],
    [t("fields.legalName"), legalName || none],
    [
      t("fields.phone"),
      phone ? (
        <a key="phone" href={`tel:+${phone}`} className="link">
          {formatPhone(phone)}
        </a>
      ) : (
        none
      ),
    ],
    [t("fields.taxNumber"), pinflEnd ? `•••• ${pinflEnd}` : inn?.length === 9 ? inn : none],
    [t("fields.category"), categories(readCategory(category))],
    [t("fields.registered"), time(createdAt)],
    [t("fields.submitted"), time(submittedAt)],
    [t("fields.reviewed"), reviewedAt ? time(reviewedAt) : none],
    [
      t("fields.id"),
      <span key="id" className="break-all font-mono text-xs">
        {story.id}
      </span>,
    ],
  ];
  return (
    <Panel title={t("sections.about")}>
      <dl className="flex flex-col gap-3 text-sm">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt className="text-ink-soft text-xs">{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
