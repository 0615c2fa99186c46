import { getLocale, getTranslations } from "next-intl/server";
import { ManageButton } from "@/app/(partner)/team/manage-button";
import { PressForm } from "@/app/(partner)/team/press-form";
import { Badge, StatusDot } from "@/components/ui/badge";
import { type Column, DataList } from "@/components/ui/data-list";
import { Moment } from "@/components/ui/moment";
import { showTime } from "@/lib/i18n/format";
import { restoreMemberAction } from "@/lib/team/actions";
import type { MemberView } from "@/lib/team/list-team";

type MemberTableProps = { members: MemberView[]; ownId: string; mayWrite: boolean };

export async function MemberTable({ members, ownId, mayWrite }: MemberTableProps) {
  const [t, locale] = await Promise.all([getTranslations("team"), getLocale()]);
  const now = new Date();
  const owners = members.filter(({ role, isRemoved, isDisabled }) => role === "OWNER" && !isRemoved && !isDisabled);
  const columns: Column<MemberView>[] = [
    {
      id: "name",
      header: t("columns.name"),
      phone: "title",
      cell: ({ id, username }) => (
        <span className="wrap-anywhere font-bold">
          {username}
          {id === ownId ? <span className="ml-2 font-normal text-ink-soft">({t("you")})</span> : null}
        </span>
      ),
    },
    {
      id: "email",
      header: t("columns.email"),
      phone: "detail",
      cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
    },
    {
      id: "role",
      header: t("columns.role"),
      phone: "status",
      cell: ({ role, isRemoved, isDisabled }) =>
        isRemoved ? (
          <Badge>{t("removed")}</Badge>
        ) : (
          <span className="flex flex-wrap items-center gap-2 text-sm">
            {t(`roles.${role}`)}
            {isDisabled ? <Badge tone="attention">{t("disabled")}</Badge> : null}
          </span>
        ),
    },
    {
      id: "lastSeen",
      header: t("columns.lastSeen"),
      phone: "detail",
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? <Moment time={showTime(lastSeenAt, now, locale)} /> : <span>{t("never")}</span>,
    },
    {
      id: "secondFactor",
      header: t("columns.secondFactor"),
      phone: "detail",
      cell: ({ hasSecondFactor }) => (
        <StatusDot tone={hasSecondFactor ? "good" : "neutral"}>
          {t(hasSecondFactor ? "secondFactorOn" : "secondFactorOff")}
        </StatusDot>
      ),
    },
  ];
  if (mayWrite) {
    columns.push({
      id: "action",
      header: t("columns.action"),
      phone: "action",
      align: "end",
      cell: ({ id, username, role, isRemoved }) =>
        isRemoved ? (
          <PressForm
            action={restoreMemberAction}
            fields={{ userId: id }}
            label={t("restore")}
            name={t("restoreName", { name: username })}
            done={t("restored", { name: username })}
          />
        ) : owners.length === 1 && owners[0]?.id === id ? null : (
          <ManageButton member={{ id, username, role }} isOwn={id === ownId} />
        ),
    });
  }
  return <DataList caption={t("members")} columns={columns} rows={members} rowKey={({ id }) => id} empty={null} />;
}
