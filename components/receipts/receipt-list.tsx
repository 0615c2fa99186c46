"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { StaleAlert } from "@/components/live/stale-alert";
import { useMayWrite } from "@/components/shell/write-rights";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Receipt } from "@/components/ui/receipt";
import { receiptsQuery } from "@/lib/receipts/queries";
import type { ReceiptPage } from "@/lib/receipts/receipt-view";

/** The timeline of everything that was done by itself, newest first. */
export function ReceiptList({ before, initial }: { before: string | null; initial: ReceiptPage }) {
  const t = useTranslations("cards.manager");
  const labels = useTranslations("cards.receipts.labels");
  const common = useTranslations("common");
  const mayAdd = useMayWrite("catalog");
  const { data, isError, refetch } = useQuery({ ...receiptsQuery(before), initialData: initial });
  if (data.items.length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        text={t("emptyText")}
        action={mayAdd ? <ButtonLink href="/products/new">{common("nav.products")}</ButtonLink> : null}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <StaleAlert isError={isError} title={t("cannotLoad")} refetch={refetch} />
      <ol className="grid items-start gap-4 2xl:grid-cols-2">
        {data.items.map(({ id, marketplace, marketplaceName, badge, cost, ...receipt }) => (
          <li key={id}>
            <Receipt
              {...receipt}
              chip={marketplace ? <MarketplaceChip id={marketplace} label={marketplaceName ?? undefined} /> : null}
              badge={<Badge tone={badge.tone}>{badge.text}</Badge>}
              cost={cost}
              labels={{
                before: labels("before"),
                after: labels("after"),
                more: labels("more"),
                why: labels("why"),
                evidence: labels("evidence"),
                cost: labels("cost"),
                allowedBy: labels("allowedBy"),
              }}
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        {before ? <ButtonLink href="/manager">{t("newest")}</ButtonLink> : null}
        {data.nextBefore ? <ButtonLink href={`/manager?before=${data.nextBefore}`}>{t("older")}</ButtonLink> : null}
      </div>
    </div>
  );
}
