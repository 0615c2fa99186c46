import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

export default async function HistoryLoading() {
  const [audit, common] = await Promise.all([getTranslations("audit"), getTranslations("common")]);
  return (
    <>
      <PageHeader title={audit("history.title")} text={audit("history.text")} />
      <Panel>
        <Skeleton label={common("loading")} lines={9} />
      </Panel>
    </>
  );
}
