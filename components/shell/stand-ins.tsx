import { getTranslations } from "next-intl/server";
import { StandInNotice } from "@/components/shell/stand-in-notice";
import { listStandIns } from "@/lib/stand-ins";

/** Nothing when every service is the real one. */
export async function StandIns() {
  const services = listStandIns();
  if (services.length === 0) return null;
  const t = await getTranslations("common");
  return (
    <StandInNotice
      text={t("standIns", { count: services.length })}
      services={services.map(({ name, url }) => ({ name, href: url ?? undefined }))}
    />
  );
}
