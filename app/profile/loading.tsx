import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

export default async function ProfileLoading() {
  const [t, common] = await Promise.all([getTranslations("people"), getTranslations("common")]);
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <Panel>
        <Skeleton label={common("loading")} lines={8} />
      </Panel>
    </>
  );
}
