import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckTable } from "@/app/(admin)/admin/check-table";
import { LivePage } from "@/components/live/live-page";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { readChecks } from "@/lib/administration/read-checks";
import { adminPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.overview"))("title") };
}

/** What is broken stands first, with the way to it; what is fine is listed below, so that nothing is taken on trust. */
export default async function AdminPage() {
  await adminPage();
  const [checks, t] = await Promise.all([readChecks(), getTranslations("admin.overview")]);
  const broken = checks.filter(({ tone }) => tone !== "good");
  const fine = checks.filter(({ tone }) => tone === "good");
  return (
    <>
      <LivePage areas={["jobs", "applications", "connections"]} />
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-8">
        {broken.length === 0 ? (
          <Alert tone="good" title={t("fine")} why={t("fineText", { count: fine.length })} />
        ) : (
          <CheckTable title={t("broken")} checks={broken} />
        )}
        {fine.length > 0 ? <CheckTable title={t("calm")} checks={fine} /> : null}
      </div>
    </>
  );
}
