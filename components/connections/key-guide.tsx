import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { cabinets } from "@/components/connections/cabinets";
import type { MarketplaceId } from "@/lib/marketplaces/types";

const steps = ["open", "make", "choose", "copy"] as const;

/** Where the key is, step by step, with a link to the very page. */
export function KeyGuide({ marketplace, name }: { marketplace: MarketplaceId; name: string }) {
  const t = useTranslations("connections.guide");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 text-sm">
      <h3 className="font-bold">{t("title")}</h3>
      <ol className="flex list-decimal flex-col gap-1 pl-5 marker:font-bold marker:text-lapis">
        {steps.map((step) => (
          <li key={step}>{t(`${marketplace}.${step}`)}</li>
        ))}
      </ol>
      <a
        href={cabinets[marketplace]}
        target="_blank"
        rel="noreferrer"
        className="link inline-flex min-h-control items-center gap-2 self-start"
      >
        {t("cabinet", { name })}
        <ExternalLink aria-hidden className="size-4" />
      </a>
    </section>
  );
}
