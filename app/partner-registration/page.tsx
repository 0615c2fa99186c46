import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { RegistrationForm } from "@/app/partner-registration/registration-form";
import { TermsConsent } from "@/components/partners/terms-consent";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { findCurrentViewer } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { termsVersion } from "@/lib/legal/versions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("registration.title") };
}

export default async function PartnerRegistrationPage() {
  if (await findCurrentViewer()) redirect("/dashboard");
  const [t, common] = await Promise.all([getTranslations("auth.registration"), getTranslations("common")]);
  const { auth, errors } = (await getMessages()) as Messages;
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("title")}
      text={t("text")}
      notice={<StandIns />}
      switches={<Preferences />}
      aside={
        <>
          <p className="mb-2 font-bold text-lg">{t("asideTitle")}</p>
          <p>{t("asideText")}</p>
        </>
      }
      footer={
        <p>
          {t("haveAccount")}{" "}
          <Link href="/login" className="link inline-flex min-h-control items-center">
            {common("signIn")}
          </Link>
        </p>
      }
    >
      <RegistrationForm
        texts={{
          fields: auth.fields,
          categories: auth.categories,
          legalForms: auth.legalForms,
          strength: auth.strength,
          headings: { business: t("business"), account: t("account") },
          sentences: errors.partners,
          checkForm: errors.checkForm,
          submit: t("submit"),
          offline: errors.offline,
        }}
        termsVersion={termsVersion}
        consent={<TermsConsent />}
      />
    </AuthShell>
  );
}
