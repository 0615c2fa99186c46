import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { ActButton } from "@/app/(admin)/admin/act-button";
import { type Column, DataList } from "@/components/ui/data-list";
import { EmptyState } from "@/components/ui/empty-state";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Moment } from "@/components/ui/moment";
import {
  dismissFailedJobAction,
  reopenFailedJobAction,
  retryFailedJobAction,
  retryLetterAction,
  retryPushesAction,
} from "@/lib/administration/actions";
import type { JobLine, JobTab } from "@/lib/administration/list-jobs";
import type { Messages } from "@/lib/i18n/catalogue";
import { showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { deadLetterReasons } from "@/lib/orders/find-flaw";

type JobTableProps = {
  tab: JobTab;
  lines: JobLine[];
  texts: Messages["admin"]["jobs"] & { undo: string; offline: string };
};

export async function JobTable({ tab, lines, texts }: JobTableProps) {
  const [t, words, reasons, common, locale] = await Promise.all([
    getTranslations("admin.jobs"),
    getTranslations("admin.errors.words"),
    getTranslations("orders.deadLetters.reasons"),
    getTranslations("common.marketplaces"),
    getLocale() as Promise<Locale>,
  ]);
  const now = new Date();
  const sayWhat = ({ what, count }: JobLine): string => {
    if (tab === "pushes") return t("pushes", { count });
    if (tab !== "letters") return what;
    return reasons(deadLetterReasons.find((reason) => reason === what) ?? "refused");
  };
  const columns: Column<JobLine>[] = [
    {
      id: "what",
      header: t("columns.what"),
      phone: "title",
      cell: (line) => (
        <span className={tab === "failed" || tab === "outbox" ? "wrap-anywhere font-mono" : ""}>{sayWhat(line)}</span>
      ),
    },
    {
      id: "partner",
      header: t("columns.partner"),
      phone: "detail",
      cell: ({ partner }) =>
        partner ? (
          <Link href={`/admin/partners/${partner.id}`} className="link">
            {partner.name}
          </Link>
        ) : (
          t("nobody")
        ),
    },
    ...(tab === "letters" || tab === "pushes"
      ? [
          {
            id: "connection",
            header: t("columns.connection"),
            phone: "detail" as const,
            cell: ({ connection }: JobLine) =>
              connection ? (
                <MarketplaceChip
                  id={connection.marketplace}
                  name={`${common(connection.marketplace)}, ${connection.accountName}`}
                />
              ) : null,
          },
        ]
      : []),
    ...(tab === "failed"
      ? [
          {
            id: "failure",
            header: t("columns.failure"),
            phone: "detail" as const,
            cell: ({ failure }: JobLine) =>
              failure ? (
                <Link href={`/admin/errors#${failure.word}`} className="link">
                  {words(`${failure.word}.name`)}
                </Link>
              ) : null,
          },
        ]
      : []),
    {
      id: "at",
      header: t("columns.at"),
      phone: "status",
      cell: ({ at }) => <Moment time={showTime(at, now, locale)} />,
    },
    ...(tab === "outbox"
      ? []
      : [
          {
            id: "action",
            header: t("columns.action"),
            phone: "foot" as const,
            align: "end" as const,
            cell: (line: JobLine) => <LineButtons tab={tab} line={line} what={sayWhat(line)} texts={texts} />,
          },
        ]),
  ];
  return (
    <DataList
      caption={t(`tabs.${tab}`)}
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t(`empty.${tab}`)} text={t("emptyText")} />}
    />
  );
}

type LineButtonsProps = Pick<JobTableProps, "tab" | "texts"> & { line: JobLine; what: string };

async function LineButtons({ tab, line, what, texts }: LineButtonsProps) {
  const t = await getTranslations("admin.jobs");
  const { id, partner, isRepeatable } = line;
  const retry = { label: texts.retry, name: t("retryOne", { what }), offline: texts.offline };
  if (tab === "letters") {
    const input = { partnerId: partner?.id ?? "", deadLetterId: id };
    return <ActButton {...retry} action={retryLetterAction} input={input} done={texts.outcomes} />;
  }
  if (tab === "pushes") {
    const input = { partnerId: partner?.id ?? "", connectionId: id };
    return <ActButton {...retry} action={retryPushesAction} input={input} done={texts.retried} />;
  }
  return (
    <span className="flex flex-wrap items-center gap-2 md:justify-end">
      {isRepeatable ? (
        <ActButton {...retry} action={retryFailedJobAction} input={{ failedJobId: id }} done={texts.retried} />
      ) : (
        <span className="text-ink-soft text-xs">{texts.clock}</span>
      )}
      <ActButton
        action={dismissFailedJobAction}
        input={{ failedJobId: id }}
        label={texts.dismiss}
        name={t("dismissOne", { what })}
        done={texts.dismissed}
        undo={{ action: reopenFailedJobAction, input: { failedJobId: id }, label: texts.undo }}
        offline={texts.offline}
      />
    </span>
  );
}
