import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationList } from "@/app/(partner)/team/invitation-list";
import { InviteButton } from "@/app/(partner)/team/invite-button";
import { MemberTable } from "@/app/(partner)/team/member-table";
import { RoleGuide } from "@/app/(partner)/team/role-guide";
import { SeatsAlert } from "@/app/(partner)/team/seats-alert";
import { ClientMessages } from "@/components/shell/client-messages";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { isAllowed, partnerPage } from "@/lib/auth/guards";
import { listTeam } from "@/lib/team/list-team";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title") };
}

export default async function TeamPage() {
  const viewer = await partnerPage("team:read");
  const [t, { members, invitations, seats }] = await Promise.all([
    getTranslations("team"),
    listTeam(viewer.partnerId, new Date()),
  ]);
  const mayWrite = isAllowed(viewer, "team:write");
  const used = seats.members + seats.invited;
  const hasSeat = used < seats.most;
  return (
    <ClientMessages names={["common", "errors", "team"]}>
      <PageHeader title={t("title")} text={t("text")} actions={mayWrite && hasSeat ? <InviteButton /> : null} />
      <div className="flex flex-col gap-6">
        {hasSeat ? null : <SeatsAlert seats={seats} />}
        <section aria-labelledby="members" className="flex flex-col gap-2">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h2 id="members" className="font-bold text-base">
              {t("members")}
            </h2>
            <p className="text-ink-soft text-sm tabular-nums">
              {t("tariff", { name: t(`tariffs.${seats.tariffKey}` as "tariffs.basic") })} ·{" "}
              {t("seats", { used, most: seats.most })}
            </p>
          </div>
          <MemberTable members={members} ownId={viewer.userId} mayWrite={mayWrite} />
        </section>
        {members.length === 1 && invitations.length === 0 && hasSeat ? (
          <Alert title={t("alone.title")} why={t("alone.text")} />
        ) : null}
        {invitations.length > 0 ? <InvitationList invitations={invitations} mayWrite={mayWrite} /> : null}
        <RoleGuide />
      </div>
    </ClientMessages>
  );
}
