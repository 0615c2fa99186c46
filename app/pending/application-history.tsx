import { getLocale, getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { formatTime } from "@/lib/i18n/format";
import type { getApplication } from "@/lib/partners/get-application";

type Review = Awaited<ReturnType<typeof getApplication>>["reviews"][number];

/** Newest first. */
export async function ApplicationHistory({ reviews }: { reviews: Review[] }) {
  const [t, locale] = await Promise.all([getTranslations("auth.pending"), getLocale()]);
  return (
    <Panel title={t("history")} padding="flush">
      <ol className="divide-y divide-rule text-sm">
        {reviews.map(({ id, decision, reason, isCorrection, createdAt }) => (
          <li key={id} className="px-4 py-3 md:px-6">
            <p className="flex justify-between gap-4">
              {t(isCorrection ? "CORRECTED" : decision)}
              <time dateTime={createdAt.toISOString()} className="text-ink-soft tabular-nums">
                {formatTime(createdAt, locale)}
              </time>
            </p>
            {reason ? <p className="wrap-anywhere mt-1 whitespace-pre-line text-ink-soft">{reason}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
