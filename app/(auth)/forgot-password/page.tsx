import type { Metadata } from "next";
import Link from "next/link";
import { getMessages, getTranslations } from "next-intl/server";
import { ForgotForm } from "@/app/(auth)/forgot-password/forgot-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("forgot.title") };
}

export default async function ForgotPasswordPage() {
  const [t, common] = await Promise.all([getTranslations("signIn.forgot"), getTranslations("common")]);
  const { auth, signIn, errors } = (await getMessages()) as Messages;
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("title")}
      notice={<StandIns />}
      switches={<Preferences />}
      footer={
        <Link href="/login" className="link inline-flex min-h-control items-center">
          {t("back")}
        </Link>
      }
    >
      <ForgotForm texts={{ ...signIn.forgot, email: auth.fields.email, offline: errors.offline }} />
    </AuthShell>
  );
}
