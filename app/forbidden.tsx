import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { ButtonLink } from "@/components/ui/button";

/** A member whose role does not open this page. */
export default async function Forbidden() {
  const [t, common] = await Promise.all([getTranslations("errors"), getTranslations("common")]);
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("faces.forbiddenTitle")}
      text={t("notYourRole")}
      switches={<Preferences />}
    >
      <ButtonLink href="/" variant="primary">
        {t("faces.home")}
      </ButtonLink>
    </AuthShell>
  );
}
