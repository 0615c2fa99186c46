import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import type { Completeness } from "@/lib/partners/completeness";

/** Where a missing fact is filled in; a section's own place where no single field stands for it. */
const places: Partial<Record<string, string>> = {
  bankMfo: "bank",
  bankName: "bank",
  bankAccount: "bank",
  taxStatus: "tax",
  vatNumber: "tax",
};

/** "78 % ready", what is missing, and the way there. */
export async function CompletenessPanel({ completeness: { percent, missing } }: { completeness: Completeness }) {
  const t = await getTranslations("people");
  return (
    <Panel className="max-lg:order-first lg:sticky lg:top-20">
      <h2 className="font-bold text-base tabular-nums">
        {missing.length === 0 ? t("meter.done") : t("meter.title", { percent })}
      </h2>
      <div
        role="progressbar"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={t("meter.title", { percent })}
        className="mt-2 h-2 overflow-hidden rounded-control bg-rule"
      >
        <div
          className={missing.length === 0 ? "h-full bg-turquoise" : "h-full bg-lapis"}
          style={{ width: `${percent}%` }}
        />
      </div>
      {missing.length > 0 ? (
        <>
          <p className="mt-3 text-ink-soft text-sm">{t("meter.missing")}</p>
          <ul className="mt-1 flex flex-wrap gap-x-4 text-sm lg:flex-col">
            {missing.map(({ key }) => (
              <li key={key}>
                <a href={`#${places[key] ?? `field-${key}`}`} className="link inline-flex min-h-control items-center">
                  {t(`fields.${key}`)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}
