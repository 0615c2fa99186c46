import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { LoginForm } from "@/app/(auth)/login/login-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { Alert } from "@/components/ui/alert";
import { findCurrentViewer } from "@/lib/auth/guards";
import { readOwnPath } from "@/lib/auth/safe-path";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("login.title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const { next, notice } = await searchParams;
  const target = readOwnPath(next) ?? "/dashboard";
  const viewer = await findCurrentViewer();
  // The page behind sends administrators and applicants on to where they belong.
  if (viewer && (viewer.partnerId || viewer.role === "ADMIN")) redirect(target);
  const [t, common] = await Promise.all([getTranslations("auth.login"), getTranslations("common")]);
  const { auth, signIn } = (await getMessages()) as Messages;
  const { fields, login } = auth;
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={t("title")}
      notice={<StandIns />}
      switches={<Preferences />}
      footer={
        <p>
          {t("noAccount")}{" "}
          <Link href="/partner-registration" className="link inline-flex min-h-control items-center">
            {t("register")}
          </Link>
        </p>
      }
    >
      <div className="flex flex-col gap-4">
        {notice === "registered" || notice === "confirmed" ? (
          <Alert tone="good" role="status" title={t(notice)} />
        ) : null}
        {notice === "reset" ? <Alert tone="good" role="status" title={signIn.login.reset} /> : null}
        <LoginForm
          next={target}
          texts={{
            login: fields.login,
            password: fields.password,
            showPassword: fields.showPassword,
            hidePassword: fields.hidePassword,
            submit: login.submit,
            wrong: login.wrong,
            notConfirmed: login.notConfirmed,
            confirmEmail: login.confirmEmail,
            away: login.away,
            offline: login.offline,
            forgot: signIn.login.forgot,
            tooMany: signIn.login.tooMany,
            tooManyText: signIn.login.tooManyText,
            code: signIn.code,
          }}
        />
      </div>
    </AuthShell>
  );
}
