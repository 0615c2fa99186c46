import { getLocale, getTranslations } from "next-intl/server";
import { PressForm } from "@/app/(partner)/team/press-form";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { formatTime } from "@/lib/i18n/format";
import { resendInvitationAction, revokeInvitationAction } from "@/lib/team/actions";
import type { InvitationRow } from "@/lib/team/list-team";

/** Those that wait for an answer, newest first. */
export async function InvitationList({ invitations, mayWrite }: { invitations: InvitationRow[]; mayWrite: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("team"), getLocale()]);
  return (
    <Panel title={t("invitations")} padding="flush">
      <ul className="divide-y divide-rule text-sm">
        {invitations.map(({ id, email, role, expiresAt, isExpired }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 md:px-6">
            <div className="min-w-0">
              <p className="wrap-anywhere font-bold">{email}</p>
              <p className="text-ink-soft">
                {t(`roles.${role}`)} ·{" "}
                {isExpired ? (
                  <Badge tone="attention">{t("expired")}</Badge>
                ) : (
                  t("until", { time: formatTime(expiresAt, locale) })
                )}
              </p>
            </div>
            {mayWrite ? (
              <div className="flex flex-wrap gap-2">
                <PressForm
                  action={resendInvitationAction}
                  fields={{ invitationId: id }}
                  label={t("resend")}
                  name={`${t("resend")}: ${email}`}
                  done={t("resent")}
                />
                <PressForm
                  action={revokeInvitationAction}
                  fields={{ invitationId: id }}
                  label={t("revoke")}
                  name={`${t("revoke")}: ${email}`}
                  done={t("revoked")}
                />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
