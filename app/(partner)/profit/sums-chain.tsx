import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import type { SumsView } from "@/lib/profit/profit-view";

const parts = ["revenue", "cost", "fees", "commission"] as const;

/** Revenue, what is taken off it, and what is left: each a line of its own. */
export function SumsChain({ sums }: { sums: SumsView }) {
  const t = useTranslations("profit.parts");
  return (
    <dl className="max-w-form text-sm">
      {parts.map((part) => (
        <div key={part} className="flex justify-between gap-4 border-rule border-b py-2">
          <dt className="text-ink-soft">{t(part)}</dt>
          <dd>
            <Money text={sums[part]} />
          </dd>
        </div>
      ))}
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-edge border-t-3 border-double pt-3">
        <dt className="font-bold text-base">{t("profit")}</dt>
        <dd>
          <Money text={sums.profit} size="hero" tone={sums.tone} />
        </dd>
      </div>
    </dl>
  );
}
