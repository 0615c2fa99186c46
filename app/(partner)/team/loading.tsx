import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

export default async function TeamLoading() {
  const [t, common] = await Promise.all([getTranslations("team"), getTranslations("common")]);
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <Panel>
        <Skeleton label={common("loading")} lines={6} />
      </Panel>
    </>
  );
}
