"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CategorySearch } from "@/components/cards/category-search";
import { LaneAnswers } from "@/components/cards/lane-answers";
import { LaneKit } from "@/components/cards/lane-kit";
import { LanePrice } from "@/components/cards/lane-price";
import { ProductPhoto } from "@/components/catalog/product-photo";
import { useMayWrite } from "@/components/shell/write-rights";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import type { LaneView } from "@/lib/cards/lane-view";

/** What needs the seller stands open; the card as the marketplace gets it is folded behind a line that sums it up. */
export function LaneDetails({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.lanes");
  const isWritten = lane.texts.length > 0;
  if (!isWritten && lane.complaints.length === 0) return null;
  return (
    <section
      aria-label={`${lane.marketplaceName}: ${t("details").toLowerCase()}`}
      className="divide-y divide-rule rounded-sheet border border-rule bg-sheet"
    >
      <details className="group">
        <LaneSummary lane={lane} />
        <div className="grid gap-6 border-rule border-t p-4 md:p-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-5">
            {lane.state === "SUGGESTED" && lane.reasons.length > 0 ? (
              <Alert tone="attention" title={t("why")} action={<Lines items={lane.reasons} />} />
            ) : null}
            <CardTexts lane={lane} />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <Pictures lane={lane} />
            <LanePrice lane={lane} />
            <Findings lane={lane} />
          </div>
        </div>
      </details>
      <Needed lane={lane} />
    </section>
  );
}

/** Whose card, its title and price, and what it lacks. */
function LaneSummary({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.lanes");
  const title = lane.texts[0]?.title;
  const missing = lane.state === "SUGGESTED" || lane.state === "HANDED_OVER" ? lane.reasons : [];
  return (
    <summary className="flex min-h-control list-none items-center justify-between gap-4 px-4 py-2 md:px-6 [&::-webkit-details-marker]:hidden">
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="shrink-0 font-bold text-base">
          <MarketplaceChip id={lane.marketplace} name={`${lane.marketplaceName}: ${t("details").toLowerCase()}`} />
        </span>
        {title ? <span className="min-w-0 max-w-full truncate">{title}</span> : null}
        {lane.price ? <span className="shrink-0 font-bold tabular-nums">{lane.price}</span> : null}
        {missing.length > 0 ? (
          <span className="min-w-0 max-w-full truncate text-ink-soft">{missing.join("; ")}</span>
        ) : null}
      </span>
      <ChevronDown aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-180" />
    </summary>
  );
}

function Needed({ lane }: { lane: LaneView }) {
  const mayWrite = useMayWrite("cards");
  const [asksCategory, asked] = mayWrite ? [lane.asksCategory, lane.asked] : [false, []];
  const needsSeller = lane.complaints.length > 0 || asksCategory || asked.length > 0 || lane.kit !== null;
  if (!needsSeller) return null;
  return (
    <div className="flex min-w-0 flex-col gap-5 p-4 md:p-6">
      <Complaints lane={lane} />
      {asksCategory ? <CategorySearch laneId={lane.id} /> : null}
      {asked.length > 0 ? <LaneAnswers laneId={lane.id} asked={asked} /> : null}
      {lane.kit ? <LaneKit lane={lane} kit={lane.kit} /> : null}
    </div>
  );
}

function Complaints({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.lanes");
  if (lane.complaints.length === 0) return null;
  return (
    <Alert
      tone="danger"
      title={t("complaints", { marketplace: lane.marketplaceName })}
      action={<Lines items={lane.complaints} />}
    />
  );
}

function CardTexts({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.lanes");
  return (
    <>
      {lane.texts.map(({ language, name, title, description }) => (
        <article key={language} lang={language} className="flex flex-col gap-2">
          <h3 className="text-ink-soft text-xs">{name}</h3>
          <p className="wrap-anywhere font-bold">{title}</p>
          <p className="wrap-anywhere whitespace-pre-line text-sm">{description}</p>
        </article>
      ))}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {lane.category ? <Pair name={t("categoryLabel")}>{lane.category}</Pair> : null}
        {lane.attributes.map(({ name, value }) => (
          <Pair key={name} name={name}>
            {value}
          </Pair>
        ))}
      </dl>
    </>
  );
}

function Pictures({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.lanes");
  if (lane.pictures.length === 0) return null;
  return (
    <div className="grid grid-cols-2 gap-3">
      {lane.pictures.map(({ url, isOwn }) => (
        <figure key={url} className="flex flex-col gap-1">
          <ProductPhoto url={url} alt="" className="aspect-3/4 w-full rounded-control bg-sunk object-contain" />
          <figcaption className="text-ink-soft text-xs">{t(isOwn ? "firstPicture" : "secondPicture")}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Findings({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.lanes");
  if (lane.texts.length === 0) return null;
  return (
    <section aria-label={t("findings")} className="flex flex-col gap-2 text-sm">
      <h3 className="font-bold">{t("findings")}</h3>
      {lane.findings.length === 0 ? (
        <p>
          <Badge tone="good">{t("noFindings")}</Badge>
        </p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {lane.findings.map(({ text, severity }) => (
          <li key={text} className="flex flex-wrap items-start gap-2">
            <Badge tone={severity === "blocking" ? "danger" : "neutral"}>{t(severity)}</Badge>
            <span className="min-w-0 flex-1">{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="wrap-anywhere min-w-0">{children}</dd>
    </>
  );
}

function Lines({ items }: { items: string[] }) {
  return (
    <ul className="list-disc pl-5">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
