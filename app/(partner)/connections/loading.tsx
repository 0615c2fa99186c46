import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { marketplaceIds } from "@/lib/marketplaces/types";

export default async function ConnectionsLoading() {
  const [t, common] = await Promise.all([getTranslations("connections"), getTranslations("common")]);
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {marketplaceIds.map((id) => (
          <Panel key={id}>
            <Skeleton label={common("loading")} lines={4} />
          </Panel>
        ))}
      </div>
    </>
  );
}
