import { getTranslations } from "next-intl/server";
import { ListLoading } from "@/components/ui/list-loading";
import { PageHeader } from "@/components/ui/page-header";

export default async function ScanLoading() {
  const [t, common] = await Promise.all([getTranslations("catalog.scan"), getTranslations("common")]);
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <ListLoading label={common("loading")} />
    </>
  );
}
