import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getMessages, getTranslations } from "next-intl/server";
import { AddressForm } from "@/app/confirm-email/address-form";
import { CodeForm } from "@/app/confirm-email/code-form";
import { LinkForm } from "@/app/confirm-email/link-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { isConfirmed } from "@/lib/auth/confirm-email";
import { readAddress } from "@/lib/auth/confirmation-cookie";
import { resendSeconds } from "@/lib/auth/resend-pause";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("confirm.title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ConfirmEmailPage({ searchParams }: Props) {
  const { token, change, from } = await searchParams;
  const own = await readAddress();
  const isDone = !!own?.userId && (await isConfirmed(own.userId));
  // By the mail's link on another phone: here is nothing left to do. Who comes from signing in has another address.
  if (isDone && !token && !from) redirect("/login?notice=confirmed");
  const confirming = isDone ? null : own;
  const isChanging = change !== undefined && confirming?.userId !== null && confirming !== null;
  const email = change ? null : (confirming?.email ?? null);
  const [t, common] = await Promise.all([getTranslations("auth.confirm"), getTranslations("common")]);
  const { auth, errors } = (await getMessages()) as Messages;
  const link = typeof token === "string" ? token : null;
  const text = link ? t("linkText") : isChanging ? t("changeText") : email ? t("sent", { email }) : t("ask");
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={isChanging && !link ? t("changeTitle") : t("title")}
      text={<span className="wrap-anywhere">{text}</span>}
      notice={<StandIns />}
      switches={<Preferences />}
      footer={link || isChanging ? null : <p>{t("spam")}</p>}
    >
      {link ? (
        <LinkForm
          token={link}
          texts={{ submit: auth.confirm.submit, toCode: auth.confirm.toCode, offline: errors.offline }}
        />
      ) : isChanging ? (
        <AddressForm
          texts={{
            email: auth.fields.email,
            submit: auth.confirm.changeSubmit,
            keep: auth.confirm.keep,
            offline: errors.offline,
          }}
        />
      ) : (
        <CodeForm
          key={email}
          email={email}
          isOwn={!!confirming?.userId && !from}
          waitSeconds={email && !from ? resendSeconds : 0}
          resendIn={auth.confirm.resendIn}
          texts={{
            email: auth.fields.email,
            code: auth.fields.code,
            submit: auth.confirm.submit,
            resend: auth.confirm.resend,
            resent: auth.confirm.resent,
            otherEmail: auth.confirm.otherEmail,
            offline: errors.offline,
          }}
        />
      )}
    </AuthShell>
  );
}
