import { getTranslations } from "next-intl/server";
import { ListLoading } from "@/components/ui/list-loading";

/** Of every page about oneself. */
export default async function AccountLoading() {
  return <ListLoading label={(await getTranslations("common"))("loading")} />;
}
