import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { AcceptForm } from "@/app/invitation/accept-form";
import { TermsConsent } from "@/components/partners/terms-consent";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { Alert } from "@/components/ui/alert";
import { findCurrentViewer } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { formatTime } from "@/lib/i18n/format";
import { termsVersion } from "@/lib/legal/versions";
import { findInvitation, type InvitationView } from "@/lib/team/get-invitation";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the token: it is named to nobody that this page leads to.
  return { title: (await getTranslations("team"))("invitation.title"), referrer: "no-referrer" };
}

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Opened from the mail, most often on a phone. Looking changes nothing: mail programs look too. */
export default async function InvitationPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const [t, registration, common] = await Promise.all([
    getTranslations("team.invitation"),
    getTranslations("auth.registration"),
    getTranslations("common"),
  ]);
  const given = typeof token === "string" && token.length <= 100 ? token : null;
  const invitation = given ? await findInvitation(given) : null;
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={invitation ? t("title") : t("goneTitle")}
      text={
        invitation ? (
          <span className="wrap-anywhere">
            {t("text", { inviter: invitation.inviter, business: invitation.businessName })}
          </span>
        ) : (
          t("goneText")
        )
      }
      notice={<StandIns />}
      switches={<Preferences />}
      footer={
        // Whoever has used it up opens the mail again to get in.
        invitation ? null : (
          <p>
            {registration("haveAccount")}{" "}
            <Link href="/login" className="link inline-flex min-h-control items-center">
              {common("signIn")}
            </Link>
          </p>
        )
      }
    >
      {given && invitation ? <Offer token={given} invitation={invitation} /> : null}
    </AuthShell>
  );
}

async function Offer({ token, invitation }: { token: string; invitation: InvitationView }) {
  const [t, roles, common, locale, viewer] = await Promise.all([
    getTranslations("team.invitation"),
    getTranslations("team"),
    getTranslations("common"),
    getLocale(),
    findCurrentViewer(),
  ]);
  const { auth, errors } = (await getMessages()) as Messages;
  const { email, role, expiresAt } = invitation;
  const facts = [
    { name: t("role"), value: roles(`roles.${role}`), more: roles(`roleTexts.${role}`) },
    { name: t("email"), value: email },
    { name: t("until"), value: formatTime(expiresAt, locale) },
  ];
  return (
    <div className="flex flex-col gap-6">
      <dl className="divide-y divide-rule rounded-sheet border border-rule bg-sheet text-sm">
        {facts.map(({ name, value, more }) => (
          <div key={name} className="grid grid-cols-[7rem_1fr] gap-3 px-4 py-2">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="wrap-anywhere">
              <p className="font-bold">{value}</p>
              {more ? <p className="text-ink-soft">{more}</p> : null}
            </dd>
          </div>
        ))}
      </dl>
      {viewer ? <Alert title={t("signedIn", { name: viewer.username })} /> : null}
      <AcceptForm
        token={token}
        termsVersion={termsVersion}
        texts={{
          fields: auth.fields,
          strength: auth.strength,
          taken: errors.partners.usernameTaken,
          choose: t("choose"),
          submit: t("submit"),
          doneTitle: t("doneTitle"),
          doneText: t("doneText"),
          signIn: common("signIn"),
          offline: errors.offline,
        }}
        consent={<TermsConsent />}
      />
    </div>
  );
}
