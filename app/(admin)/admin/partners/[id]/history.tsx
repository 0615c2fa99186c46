import { getLocale, getTranslations } from "next-intl/server";
import { AuditList } from "@/components/audit/audit-list";
import { ButtonLink } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { PartnerStory } from "@/lib/administration/get-partner-story";
import { readWords } from "@/lib/audit/export-audit";
import { listAllAudit } from "@/lib/audit/list-audit";
import { auditAddress } from "@/lib/audit/schema";
import { viewAudit } from "@/lib/audit/view-audit";
import { showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { areaOf, isNotificationEvent } from "@/lib/notifications/events";

/** Fewer than the log's own page: the newest tell what happened last. */
const shownEntries = 10;

/** What was done in these books lately, by whomever. */
export async function LogPanel({ partnerId }: { partnerId: string }) {
  const [t, words, { entries }] = await Promise.all([
    getTranslations("admin.story"),
    readWords(),
    listAllAudit({ partner: partnerId }, shownEntries),
  ]);
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-bold text-base">{t("sections.log")}</h2>
        <ButtonLink href={auditAddress("/admin/audit", { partner: partnerId })}>{t("audit")}</ButtonLink>
      </div>
      <AuditList
        entries={entries.map((entry) => viewAudit(entry, words, { hasLinks: false }))}
        empty={<p className="rounded-sheet border border-rule bg-sheet p-4 text-ink-soft text-sm">{t("logEmpty")}</p>}
      />
    </section>
  );
}

type StoryProps = { story: PartnerStory };

export async function ReviewsPanel({ story: { reviews } }: StoryProps) {
  const [t, locale] = await Promise.all([getTranslations("admin.story"), getLocale() as Promise<Locale>]);
  return (
    <Panel title={t("sections.reviews")}>
      {reviews.length === 0 ? <p className="text-ink-soft text-sm">{t("noReviews")}</p> : null}
      <ol className="flex flex-col gap-3 text-sm">
        {reviews.map(({ id, decision, reason, createdAt }) => (
          <li key={id}>
            <span className="font-bold">{t(`decisions.${decision}`)}</span>{" "}
            <Moment time={showTime(createdAt, new Date(), locale)} className="text-ink-soft" />
            {reason ? <p className="wrap-anywhere whitespace-pre-line">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** That something was told, and whether it went out; what it said stays with the partner. */
export async function ToldPanel({ story: { told, people } }: StoryProps) {
  const [t, events, locale] = await Promise.all([
    getTranslations("admin.story"),
    getTranslations("notifications.events"),
    getLocale() as Promise<Locale>,
  ]);
  const names = new Map(people.map(({ id, username }) => [id, username]));
  const sayEvent = (event: string): string =>
    isNotificationEvent(event)
      ? events(`${areaOf(event)}.${event.slice(areaOf(event).length + 1)}.name` as never)
      : event;
  return (
    <Panel title={t("sections.told")}>
      {told.length === 0 ? <p className="text-ink-soft text-sm">{t("told.none")}</p> : null}
      <ol className="flex flex-col gap-3 text-sm">
        {told.map(({ id, userId, event, createdAt, readAt, mail, telegram }) => (
          <li key={id}>
            <span className="font-bold">{sayEvent(event)}</span>{" "}
            <Moment time={showTime(createdAt, new Date(), locale)} className="text-ink-soft" />
            <p className="text-ink-soft text-xs">
              {[
                names.get(userId),
                t(readAt ? "told.read" : "told.unread"),
                mail && t(`outcomes.mail.${mail}`),
                telegram && t(`outcomes.telegram.${telegram}`),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
