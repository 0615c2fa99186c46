import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditBook } from "@/components/audit/audit-book";
import { PageHeader } from "@/components/ui/page-header";
import { readWords } from "@/lib/audit/export-audit";
import { listPartnerAudit } from "@/lib/audit/list-audit";
import { auditFilterSchema } from "@/lib/audit/schema";
import { partnerPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("history.title") };
}

type Props = { searchParams: Promise<Record<string, unknown>> };

/** Who changed what in these books, newest first. */
export default async function HistoryPage({ searchParams }: Props) {
  const { partnerId } = await partnerPage("team:read");
  const { partner: _, ...filter } = auditFilterSchema.parse(await searchParams);
  const [words, { people, ...page }] = await Promise.all([readWords(), listPartnerAudit(partnerId, filter)]);
  return (
    <>
      <PageHeader title={words.audit("history.title")} text={words.audit("history.text")} />
      <div className="flex flex-col gap-6">
        <AuditBook
          reader="partner"
          path="/history"
          exportPath="/api/history/export"
          filter={filter}
          page={page}
          words={words}
          people={people}
        />
      </div>
    </>
  );
}
