import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

export default async function NotificationsLoading() {
  const [t, common] = await Promise.all([getTranslations("notifications"), getTranslations("common")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <Panel>
        <Skeleton label={common("loading")} lines={9} />
      </Panel>
    </>
  );
}
