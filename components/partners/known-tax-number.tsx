import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { isTaxNumberKnown } from "@/lib/partners/is-tax-number-known";

/** To an applicant with a confirmed address whose number another partner gave first; not whose that is. */
export async function KnownTaxNumber({ partnerId }: { partnerId: string }) {
  if (!(await isTaxNumberKnown(partnerId))) return null;
  const t = await getTranslations("auth.known");
  return <Alert tone="attention" title={t("title")} why={t("text")} />;
}
