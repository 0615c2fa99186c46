import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { type CountedFailure, type DictionaryEntry, readFailures } from "@/lib/administration/read-failures";
import { adminPage } from "@/lib/auth/guards";
import { formatNearTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { marketplaceIds } from "@/lib/marketplaces/types";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.errors"))("title") };
}

/** The most frequent of today first; words that did not come up stand below, to be looked up all the same. */
export default async function ErrorsPage() {
  await adminPage();
  const [entries, t] = await Promise.all([readFailures(), getTranslations("admin.errors")]);
  const seen = entries.filter(({ week }) => week > 0);
  const quiet = entries.filter(({ week }) => week === 0);
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <div className="flex flex-col gap-4">
        {seen.map((entry) => (
          <Entry key={entry.word} entry={entry} />
        ))}
        {quiet.length > 0 ? <h2 className="mt-4 font-bold text-lg">{t("quiet")}</h2> : null}
        {quiet.map((entry) => (
          <Entry key={entry.word} entry={entry} />
        ))}
      </div>
    </>
  );
}

async function Entry({ entry: { word, day, week, failures } }: { entry: DictionaryEntry }) {
  const [t, locale] = await Promise.all([getTranslations("admin.errors"), getLocale() as Promise<Locale>]);
  return (
    <div id={word} className="scroll-mt-20">
      <Panel
        title={t(`words.${word}.name`)}
        text={<span className="font-mono text-xs">{word}</span>}
        actions={
          week > 0 ? (
            <>
              <Badge tone={day > 0 ? "attention" : "neutral"}>{t("day", { count: formatNumber(day, locale) })}</Badge>
              <Badge>{t("week", { count: formatNumber(week, locale) })}</Badge>
            </>
          ) : null
        }
      >
        <div className="flex max-w-prose flex-col gap-2 text-sm">
          <p>{t(`words.${word}.means`)}</p>
          <p>
            <span className="font-bold">{t("do")}: </span>
            {t(`words.${word}.do`)}
          </p>
        </div>
        {failures.length > 0 ? (
          <details className="mt-3 text-sm">
            <summary className="py-1 text-ink-soft touch:py-3 underline underline-offset-3">{t("seen")}</summary>
            <ul className="flex flex-col divide-y divide-rule">
              {failures.map((failure) => (
                <Seen key={`${failure.source}/${failure.detail ?? ""}`} failure={failure} />
              ))}
            </ul>
          </details>
        ) : null}
      </Panel>
    </div>
  );
}

async function Seen({ failure: { source, detail, day, week, lastAt } }: { failure: CountedFailure }) {
  const [t, sentences, names, locale] = await Promise.all([
    getTranslations("admin.errors"),
    getTranslations("errors"),
    getTranslations("common.marketplaces"),
    getLocale() as Promise<Locale>,
  ]);
  const marketplace = marketplaceIds.find((id) => id === detail);
  // A sentence with placeholders is shown as it stands in the catalogue: its values are nobody's here.
  const sentence = detail && sentences.has(detail as never) ? String(sentences.raw(detail as never)) : detail;
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2">
      <span className="min-w-0">
        {marketplace ? names(marketplace) : (sentence ?? "")}
        <span className="text-ink-soft"> · {t(`sources.${source}`)}</span>
      </span>
      <span className="text-ink-soft tabular-nums">
        {t("day", { count: formatNumber(day, locale) })} · {t("week", { count: formatNumber(week, locale) })} ·{" "}
        {t("last", { time: formatNearTime(lastAt, new Date(), locale) })}
      </span>
    </li>
  );
}
