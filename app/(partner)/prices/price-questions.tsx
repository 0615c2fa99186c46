"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActButton } from "@/components/cards/act-button";
import { useMayWrite } from "@/components/shell/write-rights";
import { Alert } from "@/components/ui/alert";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Money } from "@/components/ui/money";
import { formatNumber } from "@/lib/i18n/format";
import { answerPriceQuestionAction } from "@/lib/pricing/actions";
import type { PriceQuestion } from "@/lib/pricing/price-view";

/** What the guard stopped: one question each, and two answers. */
export function PriceQuestions({ questions }: { questions: PriceQuestion[] }) {
  const t = useTranslations("prices.questions");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      {questions.map((question) => (
        <Question key={question.id} question={question} />
      ))}
    </section>
  );
}

function Question({ question }: { question: PriceQuestion }) {
  const t = useTranslations("prices.questions");
  const mayWrite = useMayWrite("prices");
  const { id: questionId, isBatch, count, prices, reasons, by } = question;
  const [first] = prices;
  const answer = (word: "send" | "keep") => answerPriceQuestionAction({ questionId, answer: word });
  return (
    <Alert
      tone="attention"
      title={isBatch ? t("batch", { count }) : t("one", { name: first?.name ?? "", price: first?.asked ?? "" })}
      why={
        <>
          <p>{t(`by.${by}`)}</p>
          <ul className="mt-1 list-disc pl-5">
            {isBatch ? <li>{t("reasons.batch")}</li> : null}
            {reasons.map((reason) => (
              <li key={reason}>{t(`reasons.${reason}`)}</li>
            ))}
          </ul>
          <ul className="mt-2 flex flex-col gap-1">
            {prices.map((price) => (
              <AskedPrice key={price.id} price={price} />
            ))}
          </ul>
          {count > prices.length ? <p>{t("more", { count: count - prices.length })}</p> : null}
        </>
      }
      safe={t("safe")}
      action={
        mayWrite ? (
          <>
            <ActButton act={() => answer("keep")} done={() => t("kept")} variant="primary">
              {t("keep")}
            </ActButton>
            <ActButton act={() => answer("send")} done={() => t("sent")}>
              {t("send")}
            </ActButton>
          </>
        ) : null
      }
    />
  );
}

function AskedPrice({ price }: { price: PriceQuestion["prices"][number] }) {
  const { name, marketplace, current, asked, percent } = price;
  const t = useTranslations("prices.questions");
  const common = useTranslations("common.marketplaces");
  const locale = useLocale();
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <MarketplaceChip id={marketplace} label={common(marketplace)} />
      <span className="wrap-anywhere">{name}</span>
      {current ? (
        <span className="text-ink-soft">
          <Money text={current} /> →
        </span>
      ) : null}
      <strong>
        <Money text={asked} />
      </strong>
      {percent === null ? null : (
        <span className="text-ink-soft">
          {t("percent", { percent: `${percent > 0 ? "+" : ""}${formatNumber(percent, locale)}` })}
        </span>
      )}
    </li>
  );
}
