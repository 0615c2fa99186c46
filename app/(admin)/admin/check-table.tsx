import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataList } from "@/components/ui/data-list";
import { Moment } from "@/components/ui/moment";
import { type Check, rules } from "@/lib/administration/trouble-rules";
import { showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

/** Where all is fine, nobody has anything to do. */
const forTrouble = new Set(["since", "owner", "action"]);

type CheckTableProps = { title: string; checks: Check[] };

export async function CheckTable({ title, checks }: CheckTableProps) {
  const [t, common, locale] = await Promise.all([
    getTranslations("admin.overview"),
    getTranslations("common"),
    getLocale() as Promise<Locale>,
  ]);
  const measure = (kind: Check["kind"], value: number): string => {
    const { unit } = rules[kind];
    if (unit === "state") return t(`states.${Math.min(2, value) as 0 | 1 | 2}`);
    if (unit === "minutes" && value >= 120) return t("units.hours", { value: Math.floor(value / 60) });
    return t(`units.${unit}`, { value });
  };
  const nameOf = ({ kind, marketplace }: Check) =>
    t(`checks.${kind}.name`, { marketplace: marketplace ? common(`marketplaces.${marketplace}`) : "" });
  const columns: Column<Check>[] = [
    {
      id: "check",
      header: t("columns.check"),
      phone: "title",
      cell: (check) => (
        <>
          <span className="font-bold">{nameOf(check)}</span>
          <small className="block max-w-prose font-normal text-ink-soft text-xs">
            {t(`checks.${check.kind}.text`)}
          </small>
        </>
      ),
    },
    {
      id: "value",
      header: t("columns.value"),
      phone: "lead",
      align: "end",
      cell: ({ kind, value }) => measure(kind, value),
    },
    {
      id: "tone",
      header: t("columns.state"),
      phone: "status",
      cell: ({ tone }) => <Badge tone={tone}>{t(`tones.${tone}`)}</Badge>,
    },
    {
      id: "since",
      header: t("columns.since"),
      phone: "detail",
      cell: ({ since }) => (since ? <Moment time={showTime(since, new Date(), locale)} /> : "–"),
    },
    {
      id: "limit",
      header: t("columns.limit"),
      phone: "hidden",
      cell: ({ kind }) => {
        const { unit, attention, danger } = rules[kind];
        if (unit === "state") return "–";
        return t("limit", { attention: measure(kind, attention), danger: measure(kind, danger) });
      },
    },
    {
      id: "owner",
      header: t("columns.owner"),
      phone: "detail",
      cell: ({ kind }) => t(`owners.${rules[kind].owner}`),
    },
    {
      id: "action",
      header: t("columns.action"),
      phone: "action",
      align: "end",
      cell: (check) =>
        check.tone === "good" ? null : (
          <ButtonLink href={rules[check.kind].href} aria-label={`${nameOf(check)}: ${t("open")}`}>
            {t("open")}
          </ButtonLink>
        ),
    },
  ];
  const isCalm = checks.every(({ tone }) => tone === "good");
  return (
    <section>
      <h2 className="mb-3 font-bold text-lg">{title}</h2>
      <DataList
        caption={title}
        columns={isCalm ? columns.filter(({ id }) => !forTrouble.has(id)) : columns}
        rows={checks}
        rowKey={({ kind, marketplace }) => `${kind}/${marketplace ?? ""}`}
        empty={null}
      />
    </section>
  );
}
