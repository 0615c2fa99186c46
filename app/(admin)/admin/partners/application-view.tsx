import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { HintsAlert } from "@/app/(admin)/admin/partners/hints-alert";
import { linkToTab } from "@/app/(admin)/admin/partners/links";
import { ReviewHistory } from "@/app/(admin)/admin/partners/review-history";
import { ReviewPanel } from "@/app/(admin)/admin/partners/review-panel";
import { readReviewTexts } from "@/app/(admin)/admin/partners/review-texts";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { Tone } from "@/components/ui/tone";
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
  CLOSING: "attention",
  ERASED: "neutral",
};

type ApplicationViewProps = {
  applicant: Applicant;
  tab: ApplicationTab;
  /** Who reads it. */
  reader: string;
  nextHref: string;
  ownHref: string;
  isPinned: boolean;
};

export async function ApplicationView({ applicant, tab, reader, nextHref, ownHref, isPinned }: ApplicationViewProps) {
  const [t, auth, common, locale] = await Promise.all([
    getTranslations("review"),
    getTranslations("auth"),
    getTranslations("common"),
    getLocale(),
  ]);
  const { owner, status } = applicant;
  const facts = [
    { name: t("fields.person"), value: owner.username },
    { name: t("fields.email"), value: owner.email },
    { name: t("fields.phone"), value: <a href={`tel:+${applicant.phone}`}>{formatPhone(applicant.phone)}</a> },
    { name: t("fields.legalForm"), value: applicant.legalForm && auth(`legalForms.${applicant.legalForm}.name`) },
    { name: t("fields.taxNumber"), value: applicant.taxNumber },
    { name: t("fields.category"), value: auth(`categories.${readCategory(applicant.category)}`) },
    { name: t("fields.language"), value: common(`languages.${owner.locale}`) },
    { name: t("fields.submitted"), value: formatTime(applicant.submittedAt, locale) },
    ...(applicant.reviewedAt && status !== "PENDING"
      ? [{ name: t("fields.reviewed"), value: formatTime(applicant.reviewedAt, locale) }]
      : []),
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
              <dd className="wrap-anywhere tabular-nums">{value ?? t("fields.none")}</dd>
            </div>
          ))}
        </dl>
        <HintsAlert duplicates={applicant.duplicates} risks={applicant.risks} />
        <ReviewPanel
          key={applicant.id}
          partnerId={applicant.id}
          status={status}
          seen={applicant.version}
          decided={await sayDecision(applicant, reader)}
          nextHref={nextHref}
          ownHref={ownHref}
          isPinned={isPinned}
          storyHref={`/admin/partners/${applicant.id}`}
          {...(await readReviewTexts(applicant.businessName, owner.locale))}
        />
      </Panel>
      <ReviewHistory reviews={applicant.reviews} />
    </div>
  );
}

const sentences = {
  APPROVED: "approvedBy",
  REJECTED: "rejectedBy",
  SUSPENDED: "suspendedBy",
  REACTIVATED: "reactivatedBy",
  RECALLED: "recalledBy",
} as const;

/** What somebody else has decided; null while nobody has, or it was the reader. */
async function sayDecision({ reviews }: Applicant, reader: string): Promise<string | null> {
  const newest = reviews.find(({ decision }) => decision !== "CHANGED");
  if (!newest?.by || newest.by === reader || newest.decision === "SUBMITTED" || newest.decision === "CHANGED")
    return null;
  const t = await getTranslations("errors.partners");
  return t(sentences[newest.decision], { name: newest.by });
}
