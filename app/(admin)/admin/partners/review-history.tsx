import { getLocale, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { readCategory } from "@/lib/partners/categories";
import { type ApplicationChanges, type ApplicationFact, applicationFacts } from "@/lib/partners/compare-applications";
import type { Applicant } from "@/lib/partners/find-applicant";
import { formatPhone } from "@/lib/partners/phone";
import type { LegalForm } from "@/lib/partners/tax-number";

/** Newest first; a correction shows what stood there before and what stands there now. */
export async function ReviewHistory({ reviews }: Pick<Applicant, "reviews">) {
  const [t, locale] = await Promise.all([getTranslations("review"), getLocale()]);
  return (
    <Panel title={t("history")} padding="flush">
      <ol className="divide-y divide-rule text-sm">
        {reviews.map(({ id, decision, reason, changes, by, createdAt }) => (
          <li key={id} className="flex flex-col gap-1 px-4 py-3 md:px-6">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span>
                {t(`decisions.${changes && decision === "SUBMITTED" ? "CORRECTED" : decision}`)}
                {by ? <span className="text-ink-soft"> · {by}</span> : null}
              </span>
              <time dateTime={createdAt.toISOString()} className="text-ink-soft tabular-nums">
                {formatTime(createdAt, locale as Locale)}
              </time>
            </p>
            {reason ? <p className="wrap-anywhere whitespace-pre-line text-ink-soft">{reason}</p> : null}
            {changes ? <Changes changes={changes} /> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

async function Changes({ changes }: { changes: ApplicationChanges }) {
  const [t, auth] = await Promise.all([getTranslations("review"), getTranslations("auth")]);
  const rows = applicationFacts.flatMap((fact) => {
    const change = changes[fact];
    return change ? [{ fact, ...change }] : [];
  });
  if (rows.length === 0) return <p className="text-ink-soft">{t("nothingChanged")}</p>;
  const show = (fact: ApplicationFact, value: string | null): string => {
    if (value === null) return t("fields.none");
    if (fact === "legalForm") return auth(`legalForms.${value as LegalForm}.name`);
    if (fact === "phone") return formatPhone(value);
    return fact === "category" ? auth(`categories.${readCategory(value)}`) : value;
  };
  return (
    <dl className="flex flex-col gap-2 pt-1">
      {rows.map(({ fact, before, after }) => (
        <div key={fact} className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <dt className="text-ink-soft">{t(`fields.${fact}`)}</dt>
          <dd className="wrap-anywhere tabular-nums">
            <span className="sr-only">{t("before")}: </span>
            <del className="text-ink-soft">{show(fact, before)}</del>
            <span aria-hidden> → </span>
            <span className="sr-only">{t("after")}: </span>
            <ins className="font-bold no-underline">{show(fact, after)}</ins>
            {before === after ? <span> ({t("anotherNumber")})</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
