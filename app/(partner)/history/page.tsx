import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditList } from "@/components/audit/audit-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listAreas } from "@/lib/audit/areas";
import { readWords } from "@/lib/audit/export-audit";
import { listPartnerAudit } from "@/lib/audit/list-audit";
import { auditAddress, auditFilterSchema } from "@/lib/audit/schema";
import { viewAudit } from "@/lib/audit/view-audit";
import { partnerPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("history.title") };
}

type Props = { searchParams: Promise<Record<string, unknown>> };

const path = "/history";

/** Who changed what in these books, newest first. */
export default async function HistoryPage({ searchParams }: Props) {
  const { partnerId } = await partnerPage("team:read");
  const { partner: _, ...filter } = auditFilterSchema.parse(await searchParams);
  const [words, { entries, next, people }] = await Promise.all([readWords(), listPartnerAudit(partnerId, filter)]);
  const { audit } = words;
  const isFiltered = Object.values({ ...filter, after: null }).some(Boolean);
  return (
    <>
      <PageHeader title={audit("history.title")} text={audit("history.text")} />
      <div className="flex flex-col gap-6">
        <AuditFilters
          path={path}
          exportPath="/api/history/export"
          filter={filter}
          areas={listAreas(words, "partner")}
          people={people}
        />
        <AuditList
          entries={entries.map((entry) => viewAudit(entry, words, { hasLinks: true }))}
          empty={
            isFiltered ? (
              <EmptyState
                title={audit("nothing.title")}
                text={audit("nothing.text")}
                action={<ButtonLink href={path}>{audit("filters.clear")}</ButtonLink>}
              />
            ) : (
              <EmptyState title={audit("empty.title")} text={audit("empty.text")} />
            )
          }
        />
        {filter.after || next ? (
          <nav aria-label={audit("pages")} className="flex justify-between gap-2">
            {filter.after ? (
              <ButtonLink href={auditAddress(path, { ...filter, after: undefined })}>{audit("newest")}</ButtonLink>
            ) : (
              <span />
            )}
            {next ? (
              <ButtonLink href={auditAddress(path, { ...filter, after: next })}>{audit("older")}</ButtonLink>
            ) : null}
          </nav>
        ) : null}
      </div>
    </>
  );
}
