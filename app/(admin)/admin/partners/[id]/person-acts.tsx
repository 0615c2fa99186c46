import { getMessages, getTranslations } from "next-intl/server";
import { PersonDialog } from "@/app/(admin)/admin/partners/[id]/person-dialog";
import type { PartnerStory } from "@/lib/administration/get-partner-story";
import type { Messages } from "@/lib/i18n/catalogue";

type Person = PartnerStory["people"][number];

type PersonActsProps = { partnerId: string; person: Person; isLastOwner: boolean };

/** Nothing for whoever left the team: that account opens nothing any more. */
export async function PersonActs({ partnerId, person, isLastOwner }: PersonActsProps) {
  if (person.removedAt) return null;
  const [t, { admin, errors }] = await Promise.all([
    getTranslations("admin.person"),
    getMessages() as Promise<Messages>,
  ]);
  const common = { ...admin.person, undo: admin.undo, close: admin.view.close, offline: errors.offline };
  const { id: userId, username: name } = person;
  const shared = { person: { partnerId, userId }, common };
  const warning = isLastOwner ? ` ${t("lastOwner")}` : "";
  return (
    <span className="flex flex-wrap gap-2 md:w-max md:flex-col md:items-end">
      {person._count.sessions > 0 ? (
        <PersonDialog
          {...shared}
          act="endSessions"
          texts={{
            label: t("endSessions"),
            title: t("endSessionsOf", { name }),
            text: t("endSessionsText", { name }),
            done: t("sessionsEnded", { name }),
          }}
        />
      ) : null}
      {person.disabledAt ? (
        <PersonDialog
          {...shared}
          act="enable"
          texts={{
            label: t("enable"),
            title: t("enableOf", { name }),
            text: t("enableText", { name }),
            done: t("wasEnabled", { name }),
          }}
        />
      ) : (
        <PersonDialog
          {...shared}
          act="disable"
          texts={{
            label: t("disable"),
            title: t("disableOf", { name }),
            text: `${t("disableText", { name })}${warning}`,
            done: t("wasDisabled", { name }),
          }}
        />
      )}
    </span>
  );
}
