import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ActButton } from "@/app/(admin)/admin/act-button";
import { AdministratorTable } from "@/app/(admin)/admin/people/administrator-table";
import { InviteDialog } from "@/app/(admin)/admin/people/invite-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { reopenAdminInvitationAction, revokeAdminInvitationAction } from "@/lib/administration/actions";
import { listAdministrators } from "@/lib/administration/administrators";
import { adminPage } from "@/lib/auth/guards";
import type { Messages } from "@/lib/i18n/catalogue";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.people"))("title") };
}

export default async function PeoplePage() {
  const { userId } = await adminPage();
  const [{ administrators, invitations }, t, messages, locale] = await Promise.all([
    listAdministrators(),
    getTranslations("admin.people"),
    getMessages() as Promise<Messages>,
    getLocale() as Promise<Locale>,
  ]);
  const { offline } = messages.errors;
  const texts = { ...messages.admin.people, undo: messages.admin.undo, close: messages.common.close, offline };
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} actions={<InviteDialog texts={texts} />} />
      <div className="flex flex-col gap-6">
        <AdministratorTable administrators={administrators} ownId={userId} texts={texts} />
        {invitations.length > 0 ? (
          <Panel title={t("invitations")}>
            <ul className="flex flex-col divide-y divide-rule">
              {invitations.map(({ id, email, expiresAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                  <span className="wrap-anywhere">
                    {email}{" "}
                    <span className="text-ink-soft text-sm">{t("until", { day: formatDay(expiresAt, locale) })}</span>
                  </span>
                  <ActButton
                    action={revokeAdminInvitationAction}
                    input={{ invitationId: id }}
                    label={t("revoke")}
                    name={t("revokeOne", { email })}
                    done={t("revoked")}
                    undo={{ action: reopenAdminInvitationAction, input: { invitationId: id }, label: texts.undo }}
                    offline={offline}
                  />
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </div>
    </>
  );
}
