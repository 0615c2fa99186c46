import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChainState } from "@/app/(admin)/admin/audit/chain-state";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditList } from "@/components/audit/audit-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listAreas } from "@/lib/audit/areas";
import { readAuditState } from "@/lib/audit/audit-state";
import { readWords } from "@/lib/audit/export-audit";
import { listAllAudit } from "@/lib/audit/list-audit";
import { auditAddress, auditFilterSchema } from "@/lib/audit/schema";
import { viewAudit } from "@/lib/audit/view-audit";
import { adminPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

type Props = { searchParams: Promise<Record<string, unknown>> };

const path = "/admin/audit";

export default async function AuditPage({ searchParams }: Props) {
  await adminPage();
  const filter = auditFilterSchema.parse(await searchParams);
  const [words, state, { entries, next }] = await Promise.all([readWords(), readAuditState(), listAllAudit(filter)]);
  const { audit } = words;
  return (
    <>
      <PageHeader title={audit("title")} text={audit("text")} />
      <div className="flex flex-col gap-6">
        <ChainState state={state} locale={words.locale} />
        <AuditFilters path={path} exportPath="/api/admin/audit" filter={filter} areas={listAreas(words, "admin")} />
        <AuditList
          entries={entries.map((entry) => viewAudit(entry, words, { hasLinks: false }))}
          partnerHref={(partner) => auditAddress(path, { ...filter, after: undefined, partner })}
          empty={
            <EmptyState
              title={audit("nothing.title")}
              text={audit("nothing.text")}
              action={<ButtonLink href={path}>{audit("filters.clear")}</ButtonLink>}
            />
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
