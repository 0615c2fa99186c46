import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import type { AuditState } from "@/lib/audit/audit-state";
import { formatNearTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

const tones = { holds: "good", broken: "danger", stale: "attention", never: "info" } as const;

/** Whether the log is as it was written, since when that is known, and what to do when it is not. */
export function ChainState({ state, locale }: { state: AuditState; locale: Locale }) {
  const t = useTranslations("audit.chain");
  const { word, found, checkedAt, brokenSince, isAnchored } = state;
  const now = new Date();
  const values = {
    count: state.lastSeq,
    number: formatNumber(state.lastSeq, locale),
    time: checkedAt ? formatNearTime(checkedAt, now, locale) : "",
    since: brokenSince ? formatNearTime(brokenSince, now, locale) : "",
  };
  const hasNoAnchor = !isAnchored && word !== "never";
  const row = found && t("row", { seq: String(found.seq ?? "–"), id: found.entryId ?? "–" });
  return (
    <Alert
      tone={hasNoAnchor && word === "holds" ? "attention" : tones[word]}
      title={t(`${word}.title`, values)}
      why={found ? `${t(`breaks.${found.kind}`)} ${t("broken.text")}` : t(`${word}.text`, values)}
      safe={hasNoAnchor ? t("noAnchor") : undefined}
      details={row ? { label: t("details"), text: row } : undefined}
    />
  );
}
