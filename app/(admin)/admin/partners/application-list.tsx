import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { linkToApplication, linkToTab } from "@/app/(admin)/admin/partners/links";
import { StatusDot } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { joinClasses } from "@/components/ui/join-classes";
import { formatTime } from "@/lib/i18n/format";
import { applicationTone, waitedFor } from "@/lib/partners/application-age";
import { readCategory } from "@/lib/partners/categories";
import type { ApplicationPage, ApplicationTab } from "@/lib/partners/list-applications";

type ApplicationListProps = Pick<ApplicationPage, "applications" | "nextCursor"> & {
  tab: ApplicationTab;
  shownId: string | null;
  after: string | null;
};

export async function ApplicationList({ applications, tab, shownId, after, nextCursor }: ApplicationListProps) {
  const [t, auth, locale] = await Promise.all([getTranslations("review"), getTranslations("auth"), getLocale()]);
  const now = new Date();
  return (
    <nav aria-label={t("list")} className="flex flex-col gap-3">
      <ul className="divide-y divide-rule overflow-clip rounded-sheet border border-rule bg-sheet">
        {applications.map(({ id, businessName, category, submittedAt, reviewedAt, isUnconfirmed }) => {
          const { unit, count } = waitedFor(submittedAt, now);
          return (
            <li key={id}>
              <Link
                href={linkToApplication(tab, id, after)}
                aria-current={id === shownId ? "true" : undefined}
                className={joinClasses(
                  "flex min-h-control flex-col gap-1 border-l-4 px-4 py-3 -outline-offset-2 transition-colors",
                  id === shownId ? "lg:border-lapis lg:bg-lapis-wash" : "hover:bg-paper",
                  id === shownId ? "max-lg:border-transparent" : "border-transparent",
                )}
              >
                <span className="wrap-anywhere line-clamp-2 font-bold">{businessName}</span>
                <span className="flex flex-wrap items-center justify-between gap-x-4 text-ink-soft text-sm">
                  <span>{auth(`categories.${readCategory(category)}`)}</span>
                  {isUnconfirmed ? (
                    <span title={formatTime(submittedAt, locale)}>{t("unconfirmed")}</span>
                  ) : tab === "PENDING" ? (
                    <span title={formatTime(submittedAt, locale)}>
                      <StatusDot tone={applicationTone(submittedAt, now)}>{t(`age.${unit}`, { count })}</StatusDot>
                    </span>
                  ) : (
                    <span>{formatTime(reviewedAt ?? submittedAt, locale)}</span>
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {nextCursor || after ? (
        <div className="flex flex-wrap gap-2">
          {after ? <ButtonLink href={linkToTab(tab)}>{t("first")}</ButtonLink> : null}
          {nextCursor ? <ButtonLink href={linkToTab(tab, nextCursor)}>{t("more")}</ButtonLink> : null}
        </div>
      ) : null}
    </nav>
  );
}
