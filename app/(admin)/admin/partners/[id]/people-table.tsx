import { getLocale, getTranslations } from "next-intl/server";
import { PersonActs } from "@/app/(admin)/admin/partners/[id]/person-acts";
import { Badge } from "@/components/ui/badge";
import { type Column, DataList } from "@/components/ui/data-list";
import { Moment } from "@/components/ui/moment";
import type { PartnerStory } from "@/lib/administration/get-partner-story";
import { showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type Person = PartnerStory["people"][number];

export async function PeopleTable({ partnerId, people }: { partnerId: string; people: Person[] }) {
  const [t, locale] = await Promise.all([getTranslations("admin.story"), getLocale() as Promise<Locale>]);
  const owners = people.filter(({ memberRole, disabledAt }) => memberRole === "OWNER" && !disabledAt);
  const columns: Column<Person>[] = [
    {
      id: "person",
      header: t("people.person"),
      phone: "title",
      cell: ({ username, email, emailVerifiedAt }) => (
        <span className="wrap-anywhere">
          {username} <span className="block font-normal text-ink-soft text-xs">{email}</span>
          {emailVerifiedAt ? null : <Badge tone="attention">{t("people.unconfirmed")}</Badge>}
        </span>
      ),
    },
    {
      id: "role",
      header: t("people.role"),
      phone: "status",
      cell: ({ memberRole, disabledAt, removedAt }) => (
        <span className="flex flex-wrap gap-2">
          {memberRole ? t(`roles.${memberRole}`) : "–"}
          {disabledAt ? <Badge>{t(removedAt ? "people.removed" : "people.disabled")}</Badge> : null}
        </span>
      ),
    },
    {
      id: "factor",
      header: t("people.factor"),
      phone: "detail",
      cell: ({ secondFactorAt }) => t(secondFactorAt ? "people.on" : "people.off"),
    },
    {
      id: "seen",
      header: t("people.seen"),
      phone: "detail",
      cell: ({ sessions: [last] }) =>
        last ? <Moment time={showTime(last.lastSeenAt, new Date(), locale)} /> : t("people.never"),
    },
    {
      id: "action",
      header: t("people.action"),
      phone: "foot",
      align: "end",
      cell: (person) => (
        <PersonActs
          partnerId={partnerId}
          person={person}
          isLastOwner={owners.length === 1 && owners[0]?.id === person.id}
        />
      ),
    },
  ];
  return (
    <section>
      <h2 className="mb-3 font-bold text-base">{t("sections.people")}</h2>
      <DataList caption={t("sections.people")} columns={columns} rows={people} rowKey={({ id }) => id} empty={null} />
    </section>
  );
}
