"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ProductDraft } from "@/components/catalog/product-draft";
import { ProductForm } from "@/components/catalog/product-form";
import { ProductPhoto } from "@/components/catalog/product-photo";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { Fact, PhotoFacts } from "@/lib/ai/photo-facts";
import type { SentPhoto } from "@/lib/catalog/send-photo";

type ScannedFormProps = { photo: SentPhoto; facts: PhotoFacts | null; barcode: string | null; onAgain: () => void };

/** What the photo showed, in fields that can be put right, each with where it comes from. */
export function ScannedForm({ photo, facts, barcode, onAgain }: ScannedFormProps) {
  const t = useTranslations("catalog.scan");
  const hint = (fact: Fact | null | undefined) => (fact ? <Source fact={fact} /> : undefined);
  const draft: ProductDraft = {
    name: facts?.name?.value ?? "",
    brand: sureValue(facts?.brand),
    barcode: barcode ?? facts?.barcode?.value ?? "",
    category: facts?.category?.value ?? "",
    photo,
    isNameAssumed: facts?.name?.source === "assumed",
  };
  const hints = {
    name: hint(facts?.name),
    brand: hint(facts?.brand),
    barcode: barcode ? undefined : hint(facts?.barcode),
    category: hint(facts?.category),
  };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,35rem)_minmax(0,24rem)]">
      <div className="flex flex-col gap-4">
        {facts === null ? <Alert tone="attention" role="alert" title={t("failed")} /> : null}
        {facts && !facts.name ? <Alert tone="info" role="status" title={t("foundNothing")} /> : null}
        <ProductForm draft={draft} hints={hints} submit={t("submit")} isScanned />
      </div>
      <Panel title={t("found")} actions={<Button onClick={onAgain}>{t("retake")}</Button>}>
        <div className="flex flex-col gap-4">
          <ProductPhoto url={photo.url} alt="" className="h-auto max-h-72 w-full rounded-control object-contain" />
          {facts ? <FoundFacts facts={facts} /> : null}
        </div>
      </Panel>
    </div>
  );
}

/** A brand that was read with doubt is shown with its reason and left for the seller to type: it is a trade mark. */
const sureValue = (fact: Fact | null | undefined) =>
  fact?.source === "seen" && fact.confidence >= 0.85 ? fact.value : "";

function FoundFacts({ facts }: { facts: PhotoFacts }) {
  const t = useTranslations("catalog.scan");
  const measures = [
    ["weightFact", facts.weight],
    ["volume", facts.volume],
    ["quantity", facts.quantity],
  ] as const;
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {facts.colours.length > 0 ? (
        <Line name={t("colours")}>
          <span className="flex flex-wrap gap-3">
            {facts.colours.map(({ hex, name_uz: name, share }) => (
              <span key={hex} className="inline-flex items-center gap-1.5">
                <svg aria-hidden="true" viewBox="0 0 10 10" className="size-4">
                  <rect width="10" height="10" rx="2" fill={hex} className="stroke-edge" strokeWidth="0.5" />
                </svg>
                {`${name} ${Math.round(share * 100)} %`}
              </span>
            ))}
          </span>
        </Line>
      ) : null}
      {measures.map(([name, fact]) =>
        fact ? (
          <Line key={name} name={t(name)}>
            {fact.value} <Source fact={fact} />
          </Line>
        ) : null,
      )}
      {facts.printedText.length > 0 ? (
        <Line name={t("printed")}>{facts.printedText.slice(0, 8).join(" · ")}</Line>
      ) : null}
    </dl>
  );
}

/** Amber where it is a guess or weak, with the reason beside it. */
function Source({ fact }: { fact: Fact }) {
  const t = useTranslations("catalog.scan");
  const isWeak = fact.source === "assumed" || fact.confidence < 0.6;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={isWeak ? "attention" : "good"}>{`${t(fact.source)} ${Math.round(fact.confidence * 100)} %`}</Badge>
      <span className="text-xs">{t("because", { because: fact.because })}</span>
    </span>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft text-xs">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
