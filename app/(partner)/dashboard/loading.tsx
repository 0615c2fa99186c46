import { getTranslations } from "next-intl/server";
import { ListLoading } from "@/components/ui/list-loading";
import { PageHeader } from "@/components/ui/page-header";

export default async function DashboardLoading() {
  const [t, common] = await Promise.all([getTranslations("profit.dashboard"), getTranslations("common")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <ListLoading label={common("loading")} />
    </>
  );
}
