import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Scanner } from "@/app/(partner)/scan/scanner";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { partnerPage } from "@/lib/auth/guards";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("catalog.scan"))("title") };
}

export default async function ScanPage() {
  await partnerPage("catalog:write");
  const t = await getTranslations("catalog.scan");
  return (
    <ClientMessages names={["common", "errors", "catalog"]}>
      <PageHeader title={t("title")} text={t("text")} />
      <Scanner />
    </ClientMessages>
  );
}
