import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { ButtonLink } from "@/components/ui/button";

export default async function NotFound() {
  const [t, common] = await Promise.all([getTranslations("errors.faces"), getTranslations("common")]);
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("notFoundTitle")}
      text={t("notFoundText")}
      switches={<Preferences />}
    >
      <ButtonLink href="/" variant="primary">
        {t("home")}
      </ButtonLink>
    </AuthShell>
  );
}
