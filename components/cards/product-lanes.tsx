"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/cards/act-button";
import { LaneActions } from "@/components/cards/lane-actions";
import { LaneDetails } from "@/components/cards/lane-details";
import { StaleAlert } from "@/components/live/stale-alert";
import { useMayWrite } from "@/components/shell/write-rights";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { type Lane, ProgressLanes } from "@/components/ui/progress-lanes";
import { publishWaitingAction, requestMissingCardsAction } from "@/lib/cards/actions";
import type { ProductLanes as Lanes, LaneView } from "@/lib/cards/lane-view";
import { lanesQuery } from "@/lib/cards/queries";

/** The lanes of a product, live: what the page showed before a reload is there after it. */
export function ProductLanes({ productId, initial }: { productId: string; initial: Lanes }) {
  const t = useTranslations("cards.lanes");
  const [mayWrite, mayConnect] = [useMayWrite("cards"), useMayWrite("connections")];
  const { data, isError, refetch } = useQuery({ ...lanesQuery(productId), initialData: initial });
  if (data.lanes.length === 0) {
    return (
      <EmptyState
        title={t("empty")}
        text={t("emptyText")}
        action={
          mayConnect ? (
            <ButtonLink href="/connections" variant="primary">
              {t("connect")}
            </ButtonLink>
          ) : null
        }
      />
    );
  }
  return (
    <section aria-label={t("title")} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="font-bold text-lg">{t("title")}</h2>
          <p className="text-ink-soft text-sm">{t("text")}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {mayWrite && data.unwritten > 0 ? (
            <ActButton act={() => requestMissingCardsAction({ productId })}>{t("requestMissing")}</ActButton>
          ) : null}
          {mayWrite && data.publishable > 0 ? (
            <ActButton
              variant="primary"
              act={() => publishWaitingAction({ productId })}
              done={({ published }) => t("published", { count: published })}
            >
              {t("publishWaiting", { count: data.publishable })}
            </ActButton>
          ) : null}
        </div>
      </header>
      <StaleAlert isError={isError} title={t("cannotLoad")} refetch={refetch} />
      <ProgressLanes
        label={t("title")}
        lanes={data.lanes.map(toLane)}
        stateNames={{
          waiting: t("stepStates.waiting"),
          running: t("stepStates.running"),
          done: t("stepStates.done"),
          "needs-you": t("stepStates.needs-you"),
          failed: t("stepStates.failed"),
        }}
      />
      {data.lanes.map((lane) => (
        <LaneDetails key={lane.id} lane={lane} />
      ))}
    </section>
  );
}

function toLane(lane: LaneView): Lane {
  return {
    id: lane.id,
    chip: <MarketplaceChip id={lane.marketplace} />,
    name: lane.marketplaceName,
    status: lane.status,
    steps: lane.steps,
    note: lane.note,
    action: <LaneActions lane={lane} />,
  };
}
