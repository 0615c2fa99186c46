import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChainState } from "@/app/(admin)/admin/audit/chain-state";
import { AuditBook } from "@/components/audit/audit-book";
import { PageHeader } from "@/components/ui/page-header";
import { readAuditState } from "@/lib/audit/audit-state";
import { readWords } from "@/lib/audit/export-audit";
import { listAllAudit } from "@/lib/audit/list-audit";
import { auditFilterSchema } from "@/lib/audit/schema";
import { adminPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

type Props = { searchParams: Promise<Record<string, unknown>> };

export default async function AuditPage({ searchParams }: Props) {
  await adminPage();
  const filter = auditFilterSchema.parse(await searchParams);
  const [words, state, page] = await Promise.all([readWords(), readAuditState(), listAllAudit(filter)]);
  return (
    <>
      <PageHeader title={words.audit("title")} text={words.audit("text")} />
      <div className="flex flex-col gap-6">
        <ChainState state={state} locale={words.locale} />
        <AuditBook
          reader="admin"
          path="/admin/audit"
          exportPath="/api/admin/audit"
          filter={filter}
          page={page}
          words={words}
        />
      </div>
    </>
  );
}
