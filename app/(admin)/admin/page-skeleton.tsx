import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

/** What stands while a page of administration is read. */
export async function PageSkeleton({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <Panel>
        <Skeleton label={(await getTranslations("common"))("loading")} lines={9} />
      </Panel>
    </>
  );
}
