import { getTranslations } from "next-intl/server";
import { PageSkeleton } from "@/app/(admin)/admin/page-skeleton";

export default async function ApplicationsLoading() {
  return <PageSkeleton title={(await getTranslations("review"))("title")} />;
}
