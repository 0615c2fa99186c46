import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { ButtonLink } from "@/components/ui/button";

export default async function HomePage() {
  const [common, t] = await Promise.all([getTranslations("common"), getTranslations("home")]);
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("title")}
      text={t("text")}
      notice={<StandIns />}
      switches={<Preferences />}
    >
      <div className="flex flex-col gap-3">
        <ButtonLink href="/partner-registration" variant="primary" size="wide">
          {t("register")}
        </ButtonLink>
        <ButtonLink href="/login" size="wide">
          {common("signIn")}
        </ButtonLink>
      </div>
      <ol className="mt-8 flex flex-col gap-3">
        {(["connect", "photograph", "sell", "profit"] as const).map((step, index) => (
          <li key={step} className="flex gap-3 border-rule border-t pt-3">
            <span className="w-6 font-bold text-lapis tabular-nums">{index + 1}</span>
            <span>{t(`steps.${step}`)}</span>
          </li>
        ))}
      </ol>
    </AuthShell>
  );
}
