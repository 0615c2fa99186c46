import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AuditChanges } from "@/components/audit/audit-changes";
import { StatusDot } from "@/components/ui/badge";
import { type Column, DataList } from "@/components/ui/data-list";
import type { Tone } from "@/components/ui/tone";
import type { AuditView } from "@/lib/audit/view-audit";

const tones: Record<AuditView["actor"], Tone> = {
  PARTNER: "neutral",
  ADMIN: "attention",
  AI: "info",
  SYSTEM: "neutral",
};

type AuditListProps = {
  entries: AuditView[];
  /** Where names lead; without it there is no column of partners. */
  hrefs?: { partner: (id: string) => string; person: (id: string) => string } | undefined;
  empty: ReactNode;
};

export function AuditList({ entries, hrefs, empty }: AuditListProps) {
  const t = useTranslations("audit");
  return (
    <DataList caption={t("list")} columns={useColumns(hrefs)} rows={entries} rowKey={({ id }) => id} empty={empty} />
  );
}

function useColumns(hrefs: AuditListProps["hrefs"]): Column<AuditView>[] {
  const t = useTranslations("audit");
  const partner: Column<AuditView> = {
    id: "partner",
    header: t("columns.partner"),
    phone: "detail",
    cell: ({ partner }) =>
      partner && hrefs ? (
        <Link href={hrefs.partner(partner.id)} className="link wrap-anywhere md:inline-block md:min-w-28">
          {partner.name}
        </Link>
      ) : (
        t("nobody")
      ),
  };
  return [
    {
      id: "what",
      header: t("columns.what"),
      phone: "title",
      cell: ({ what, subject }) => (
        <span className="flex flex-col">
          <span className="font-bold">{what}</span>
          {subject?.href ? (
            <Link href={subject.href} className="link relative z-10 self-start font-normal text-xs">
              {subject.text}
            </Link>
          ) : (
            <span className="font-normal text-ink-soft text-xs">{subject?.text}</span>
          )}
        </span>
      ),
    },
    {
      id: "who",
      header: t("columns.who"),
      phone: "status",
      cell: ({ who, personId, actor, address }) => (
        <span className="flex flex-col">
          <StatusDot tone={tones[actor]}>
            {personId && hrefs ? (
              <Link href={hrefs.person(personId)} className="link">
                {who}
              </Link>
            ) : (
              who
            )}
          </StatusDot>
          {address ? <span className="pl-4.5 text-ink-soft text-xs">{address}</span> : null}
        </span>
      ),
    },
    ...(hrefs ? [partner] : []),
    {
      id: "changes",
      header: t("columns.changes"),
      phone: "detail",
      cell: ({ changes }) => <AuditChanges changes={changes} />,
    },
    {
      id: "time",
      header: t("columns.time"),
      phone: "lead",
      align: "end",
      cell: ({ time }) => (
        <time dateTime={time.dateTime} title={time.full} className="whitespace-nowrap font-normal text-ink-soft">
          {time.text}
        </time>
      ),
    },
  ];
}
