import { getLocale, getTranslations } from "next-intl/server";
import { ActButton } from "@/app/(admin)/admin/act-button";
import { Badge } from "@/components/ui/badge";
import { type Column, DataList } from "@/components/ui/data-list";
import { Moment } from "@/components/ui/moment";
import {
  disableAdministratorAction,
  enableAdministratorAction,
  endAdministratorSessionsAction,
} from "@/lib/administration/actions";
import type { AdministratorView } from "@/lib/administration/administrators";
import { formatNumber, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type AdministratorTableProps = {
  administrators: AdministratorView[];
  ownId: string;
  texts: { undo: string; offline: string };
};

export async function AdministratorTable({ administrators, ownId, texts: { undo, offline } }: AdministratorTableProps) {
  const [t, locale] = await Promise.all([getTranslations("admin.people"), getLocale() as Promise<Locale>]);
  const columns: Column<AdministratorView>[] = [
    {
      id: "person",
      header: t("columns.person"),
      phone: "title",
      cell: ({ id, username, email }) => (
        <span className="wrap-anywhere">
          {username} {id === ownId ? <span className="font-normal text-ink-soft">({t("you")})</span> : null}
          <span className="block font-normal text-ink-soft text-xs">{email}</span>
        </span>
      ),
    },
    {
      id: "state",
      header: t("columns.state"),
      phone: "status",
      cell: ({ isDisabled }) => (
        <Badge tone={isDisabled ? "neutral" : "good"}>{t(isDisabled ? "disabled" : "active")}</Badge>
      ),
    },
    {
      id: "factor",
      header: t("columns.factor"),
      phone: "detail",
      cell: ({ hasSecondFactor }) => (hasSecondFactor ? t("on") : <Badge tone="attention">{t("off")}</Badge>),
    },
    {
      id: "sessions",
      header: t("columns.sessions"),
      phone: "detail",
      align: "end",
      cell: ({ sessions }) => formatNumber(sessions, locale),
    },
    {
      id: "seen",
      header: t("columns.seen"),
      phone: "detail",
      cell: ({ lastSeenAt }) => (lastSeenAt ? <Moment time={showTime(lastSeenAt, new Date(), locale)} /> : t("never")),
    },
    {
      id: "action",
      header: t("columns.action"),
      phone: "foot",
      align: "end",
      cell: ({ id: userId, username: name, isDisabled, sessions }) =>
        userId === ownId ? null : (
          <span className="flex flex-wrap gap-2 md:justify-end">
            {sessions > 0 ? (
              <ActButton
                action={endAdministratorSessionsAction}
                input={{ userId }}
                label={t("endSessions")}
                name={t("endSessionsOne", { name })}
                done={t("ended")}
                offline={offline}
              />
            ) : null}
            {isDisabled ? (
              <ActButton
                action={enableAdministratorAction}
                input={{ userId }}
                label={t("enable")}
                name={t("enableOne", { name })}
                done={t("wasEnabled", { name })}
                offline={offline}
              />
            ) : (
              <ActButton
                action={disableAdministratorAction}
                input={{ userId }}
                label={t("disable")}
                name={t("disableOne", { name })}
                done={t("wasDisabled", { name })}
                undo={{ action: enableAdministratorAction, input: { userId }, label: undo }}
                offline={offline}
              />
            )}
          </span>
        ),
    },
  ];
  return <DataList caption={t("title")} columns={columns} rows={administrators} rowKey={({ id }) => id} empty={null} />;
}
