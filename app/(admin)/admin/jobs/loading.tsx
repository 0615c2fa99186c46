import { getTranslations } from "next-intl/server";
import { PageSkeleton } from "@/app/(admin)/admin/page-skeleton";

export default async function JobsLoading() {
  return <PageSkeleton title={(await getTranslations("admin.jobs"))("title")} />;
}
