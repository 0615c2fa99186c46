import { getTranslations } from "next-intl/server";
import { PageSkeleton } from "@/app/(admin)/admin/page-skeleton";

export default async function OverviewLoading() {
  return <PageSkeleton title={(await getTranslations("admin.overview"))("title")} />;
}
