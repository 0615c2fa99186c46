import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClosingPanel } from "@/app/account/data/closing-panel";
import { DownloadPanel } from "@/app/account/data/download-panel";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { viewerPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("data"))("title") };
}

/** All of a partner's data to take along, and the end of the account. */
export default async function DataPage() {
  const viewer = await viewerPage();
  if (viewer.role === "ADMIN" && !viewer.view) redirect("/admin");
  const t = await getTranslations("data");
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <div className="flex max-w-3xl flex-col gap-6">
        {viewer.view ? (
          <Alert title={t("notYours.title")} why={t("notYours.text")} />
        ) : (
          <DownloadPanel viewer={viewer} />
        )}
        <ClosingPanel viewer={viewer} />
      </div>
    </>
  );
}
