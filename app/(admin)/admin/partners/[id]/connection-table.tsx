import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type Column, DataList } from "@/components/ui/data-list";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Moment } from "@/components/ui/moment";
import type { Tone } from "@/components/ui/tone";
import { isMarketplaceFailure } from "@/lib/administration/failure-codes";
import type { PartnerStory } from "@/lib/administration/get-partner-story";
import { alarmKinds } from "@/lib/connections/alarms";
import { type Health, judgeHealth } from "@/lib/connections/judge-health";
import { formatDay, formatNearTime, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type Connection = PartnerStory["connections"][number];

const tones: Record<Health, Tone> = { good: "good", attention: "attention", danger: "danger", off: "neutral" };
const dayMs = 86_400_000;

export async function ConnectionTable({ story: { connections, alarms } }: { story: PartnerStory }) {
  const [t, words, names, alarmNames, locale] = await Promise.all([
    getTranslations("admin.story"),
    getTranslations("admin.errors.words"),
    getTranslations("common.marketplaces"),
    getTranslations("connections.alarms"),
    getLocale() as Promise<Locale>,
  ]);
  const now = new Date();
  const openAlarms = (id: string) => alarms.filter(({ connectionId }) => connectionId === id);
  const judge = (row: Connection) =>
    judgeHealth(
      {
        status: row.status,
        syncedAt: row.ordersReadUntil ?? row.createdAt,
        trouble: isMarketplaceFailure(row.lastError) ? row.lastError : null,
        missingRights: row.missingRights.length,
        daysLeft: row.keyExpiresAt && Math.floor((row.keyExpiresAt.getTime() - now.getTime()) / dayMs),
        alarms: openAlarms(row.id).length,
        isImportBroken: false,
      },
      now,
    );
  const columns: Column<Connection>[] = [
    {
      id: "account",
      header: t("connection.account"),
      phone: "title",
      cell: ({ marketplace, accountName }) => (
        <MarketplaceChip id={marketplace} name={`${names(marketplace)}, ${accountName}`} />
      ),
    },
    {
      id: "health",
      header: t("connection.health"),
      phone: "status",
      cell: (row) => {
        const health = judge(row);
        const isSlowed = row.limitedUntil !== null && row.limitedUntil > now;
        return (
          <span className="flex flex-col items-start gap-1">
            <Badge tone={tones[health]}>{t(`health.${health}`)}</Badge>
            <span className="text-ink-soft text-xs">
              {isSlowed && row.limitedUntil
                ? t("connection.slowed", { time: formatNearTime(row.limitedUntil, now, locale) })
                : isMarketplaceFailure(row.lastError)
                  ? words(`${row.lastError}.name`)
                  : null}
            </span>
          </span>
        );
      },
    },
    {
      id: "key",
      header: t("connection.key"),
      phone: "detail",
      cell: ({ keyLastFour, keyExpiresAt }) => (
        <span>
          <span className="font-mono">{t("connection.ending", { end: keyLastFour })}</span>
          {keyExpiresAt ? (
            <span className="block text-ink-soft text-xs">
              {t("connection.until", { day: formatDay(keyExpiresAt, locale) })}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: "orders",
      header: t("connection.orders"),
      phone: "detail",
      cell: ({ ordersReadUntil }) =>
        ordersReadUntil ? <Moment time={showTime(ordersReadUntil, now, locale)} /> : t("connection.never"),
    },
    {
      id: "alarms",
      header: t("connection.alarms"),
      phone: "detail",
      cell: ({ id, marketplace }) => {
        const open = openAlarms(id);
        if (open.length === 0) return "–";
        return (
          <ul className="flex flex-col gap-1">
            {open.map(({ kind, count }) => {
              const known = alarmKinds.find((one) => one === kind);
              // What an alarm is about within its kind may be a product's code: that stays with the partner.
              const values = { name: names(marketplace), count, detail: "…" };
              return <li key={kind}>{known ? alarmNames(known, values) : kind}</li>;
            })}
          </ul>
        );
      },
    },
  ];
  return (
    <section>
      <h2 className="mb-3 font-bold text-base">{t("sections.connections")}</h2>
      <DataList
        caption={t("sections.connections")}
        columns={columns}
        rows={connections}
        rowKey={({ id }) => id}
        empty={
          <p className="rounded-sheet border border-rule bg-sheet p-4 text-ink-soft text-sm">{t("connection.none")}</p>
        }
      />
    </section>
  );
}
