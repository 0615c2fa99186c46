import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { AcceptForm } from "@/app/admin-invitation/accept-form";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { Alert } from "@/components/ui/alert";
import { findAdminInvitation } from "@/lib/administration/admin-invitations";
import type { Messages } from "@/lib/i18n/catalogue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.accept"))("title"), referrer: "no-referrer" };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Opening the link uses nothing up: mail programs and their scanners open links too. */
export default async function AdminInvitationPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const invitation = typeof token === "string" && token.length < 100 ? await findAdminInvitation(token) : null;
  const [t, common] = await Promise.all([getTranslations("admin.accept"), getTranslations("common")]);
  const { admin, auth, errors } = (await getMessages()) as Messages;
  return (
    <AuthShell
      brand={{ href: "/", name: common("appName") }}
      skipLabel={common("skipToContent")}
      title={invitation ? t("title") : t("gone")}
      text={invitation ? <span className="wrap-anywhere">{t("text", invitation)}</span> : null}
      notice={<StandIns />}
      switches={<Preferences />}
    >
      {invitation ? (
        <AcceptForm
          token={String(token)}
          strength={auth.strength}
          texts={{ ...admin.accept, offline: errors.offline }}
        />
      ) : (
        <Alert tone="attention" title={t("goneText")} />
      )}
    </AuthShell>
  );
}
