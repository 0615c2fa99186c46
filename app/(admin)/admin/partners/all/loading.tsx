import { getTranslations } from "next-intl/server";
import { PageSkeleton } from "@/app/(admin)/admin/page-skeleton";

export default async function AllPartnersLoading() {
  return <PageSkeleton title={(await getTranslations("admin.partners"))("title")} />;
}
