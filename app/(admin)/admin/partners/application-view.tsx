import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { linkToTab } from "@/app/(admin)/admin/partners/links";
import { ReviewPanel } from "@/app/(admin)/admin/partners/review-panel";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Tone } from "@/components/ui/tone";
import { readMessages } from "@/lib/i18n/catalogue";
import { formatTime } from "@/lib/i18n/format";
import { readCategory } from "@/lib/partners/categories";
import type { Applicant } from "@/lib/partners/find-applicant";
import type { ApplicationTab } from "@/lib/partners/list-applications";
import { formatPhone } from "@/lib/partners/phone";

const tones: Record<Applicant["status"], Tone> = {
  PENDING: "attention",
  APPROVED: "good",
  REJECTED: "danger",
  SUSPENDED: "neutral",
};

type ApplicationViewProps = { applicant: Applicant; tab: ApplicationTab; nextHref: string };

export async function ApplicationView({ applicant, tab, nextHref }: ApplicationViewProps) {
  const [t, auth, common, errors, locale] = await Promise.all([
    getTranslations("admin"),
    getTranslations("auth"),
    getTranslations("common"),
    getTranslations("errors"),
    getLocale(),
  ]);
  const { owner, hints, status } = applicant;
  // A rejection is a message to a person, so its ready words are in that person's language.
  const theirs = (await readMessages(owner.locale)).admin.rejectTemplates;
  const facts = [
    { name: t("fields.person"), value: owner.username },
    { name: t("fields.email"), value: owner.email },
    { name: t("fields.phone"), value: <a href={`tel:+${applicant.phone}`}>{formatPhone(applicant.phone)}</a> },
    { name: t("fields.inn"), value: applicant.inn ?? t("fields.none") },
    { name: t("fields.category"), value: auth(`categories.${readCategory(applicant.category)}`) },
    { name: t("fields.language"), value: common(`languages.${owner.locale}`) },
    { name: t("fields.submitted"), value: formatTime(applicant.submittedAt, locale) },
    ...(applicant.reviewedAt ? [{ name: t("fields.reviewed"), value: formatTime(applicant.reviewedAt, locale) }] : []),
  ];
  return (
    <div className="flex flex-col gap-4">
      <Link
        href={linkToTab(tab)}
        className="-ml-1 inline-flex min-h-control items-center gap-2 self-start px-1 text-lapis text-sm hover:underline lg:hidden"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t("back")}
      </Link>
      <Panel
        title={<span className="wrap-anywhere">{applicant.businessName}</span>}
        actions={<Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>}
      >
        <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
          {facts.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-ink-soft max-sm:-mb-3">{name}</dt>
              <dd className="wrap-anywhere tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {hints.length ? (
          <div className="mt-4">
            <Alert
              tone="attention"
              title={t("hints.title")}
              why={hints.map((hint) => (
                <span key={hint} className="block">
                  {t(`hints.${hint}`)}
                </span>
              ))}
            />
          </div>
        ) : null}
        <ReviewPanel
          partnerId={applicant.id}
          canDecide={status === "PENDING"}
          nextHref={nextHref}
          templates={Object.values(theirs)}
          texts={{
            approve: t("review.approve"),
            reject: t("review.reject"),
            next: t("review.next"),
            keys: t("review.keys"),
            approved: t("review.approved", { name: applicant.businessName }),
            rejected: t("review.rejected", { name: applicant.businessName }),
            dialogTitle: t("review.dialogTitle"),
            templates: t("review.templates"),
            reason: t("review.reason"),
            reasonHint: t("review.reasonHint", { language: common(`languages.${owner.locale}`) }),
            send: t("review.send"),
            close: common("close"),
            offline: errors("offline"),
          }}
        />
      </Panel>
      <Panel title={t("history")} padding="flush">
        <ol className="divide-y divide-rule text-sm">
          {applicant.reviews.map(({ id, decision, reason, createdAt }) => (
            <li key={id} className="px-4 py-3 md:px-6">
              <p className="flex justify-between gap-4">
                {t(`decisions.${decision}`)}
                <time dateTime={createdAt.toISOString()} className="text-ink-soft tabular-nums">
                  {formatTime(createdAt, locale)}
                </time>
              </p>
              {reason ? <p className="wrap-anywhere mt-1 whitespace-pre-line text-ink-soft">{reason}</p> : null}
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
