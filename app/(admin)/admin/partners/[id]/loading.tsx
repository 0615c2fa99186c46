import { getTranslations } from "next-intl/server";
import { PageSkeleton } from "@/app/(admin)/admin/page-skeleton";

export default async function PartnerLoading() {
  return <PageSkeleton title={(await getTranslations("admin.partners"))("title")} />;
}
