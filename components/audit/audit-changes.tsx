import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AuditView } from "@/lib/audit/view-audit";

/** One line a field: what it was, an arrow, what it is. */
export function AuditChanges({ changes }: { changes: AuditView["changes"] }) {
  const t = useTranslations("audit");
  if (changes.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-left text-xs">
      {changes.map(({ label, before, after }) => (
        <li key={label} className="wrap-anywhere">
          <span className="text-ink-soft">{label}: </span>
          {before === null ? null : (
            <del className="text-ink-soft decoration-edge">
              <span className="sr-only">{t("was")} </span>
              {before}
            </del>
          )}
          {before !== null && after !== null ? (
            <ArrowRight aria-hidden className="mx-1 inline size-3 text-ink-soft" />
          ) : null}
          {after === null ? null : (
            <ins className="no-underline">
              <span className="sr-only">{t("is")} </span>
              {after}
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}
