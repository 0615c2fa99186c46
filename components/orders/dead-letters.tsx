import { getLocale, getTranslations } from "next-intl/server";
import { RetryButton } from "@/components/orders/retry-button";
import { Alert } from "@/components/ui/alert";
import { formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { DeadLetterView } from "@/lib/orders/dead-letters";

/** Orders that could not be stored, each with its reason and a button; nothing while there are none. */
export async function DeadLetters({ letters }: { letters: DeadLetterView[] }) {
  if (letters.length === 0) return null;
  const t = await getTranslations("orders.deadLetters");
  const locale = (await getLocale()) as Locale;
  return (
    <Alert
      tone="attention"
      title={t("title", { count: letters.length })}
      why={t("why")}
      action={
        <ul className="flex w-full flex-col gap-2" aria-label={t("list")}>
          {letters.map(({ id, externalId, reason, createdAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="min-w-0">
                <span className="break-all font-mono">{externalId}</span>
                <span className="block text-ink-soft">
                  {t(`reasons.${reason}`)} · {formatTime(createdAt, locale)}
                </span>
              </span>
              <RetryButton deadLetterId={id} number={externalId} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
