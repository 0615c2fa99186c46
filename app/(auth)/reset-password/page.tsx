import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { ResetForm } from "@/app/(auth)/reset-password/reset-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { findReset } from "@/lib/auth/password-reset";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("reset.title"), referrer: "no-referrer" };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Opening the link uses nothing up: mail programs and their scanners open links too. */
export default async function ResetPasswordPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const reset = typeof token === "string" && token.length < 100 ? await findReset(token) : null;
  const [t, common] = await Promise.all([getTranslations("signIn.reset"), getTranslations("common")]);
  const { auth, signIn, errors } = (await getMessages()) as Messages;
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={reset ? t("title") : t("goneTitle")}
      notice={<StandIns />}
      switches={<Preferences />}
    >
      {reset ? (
        <ResetForm
          token={String(token)}
          username={reset.user.username}
          strength={auth.strength}
          texts={{
            text: t("text", { username: reset.user.username }),
            password: signIn.reset.password,
            hint: signIn.reset.hint,
            submit: signIn.reset.submit,
            goneAction: signIn.reset.goneAction,
            showPassword: auth.fields.showPassword,
            hidePassword: auth.fields.hidePassword,
            offline: errors.offline,
          }}
        />
      ) : (
        <Alert
          tone="attention"
          title={t("goneText")}
          action={<ButtonLink href="/forgot-password">{t("goneAction")}</ButtonLink>}
        />
      )}
    </AuthShell>
  );
}
