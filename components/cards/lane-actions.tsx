"use client";

import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/cards/act-button";
import { useMayWrite } from "@/components/shell/write-rights";
import { checkLaneAction, declineCardAction, rewriteCardAction } from "@/lib/cards/actions";
import type { LaneView } from "@/lib/cards/lane-view";

export function LaneActions({ lane }: { lane: LaneView }) {
  const t = useTranslations("cards.lanes");
  const mayWrite = useMayWrite("cards");
  const { url, id: laneId } = lane;
  const can = mayWrite ? lane.can : { check: false, rewrite: false, decline: false };
  if (!url && !can.check && !can.rewrite && !can.decline) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {url ? (
        <a href={url} target="_blank" rel="noreferrer" className="link inline-flex min-h-control items-center gap-1">
          {t("open")}
          <ExternalLink aria-hidden className="size-4" />
        </a>
      ) : null}
      {can.check ? (
        <ActButton act={() => checkLaneAction({ laneId })} done={() => t("checking")}>
          {t("check")}
        </ActButton>
      ) : null}
      {can.rewrite ? (
        <ActButton act={() => rewriteCardAction({ laneId })}>
          {t(lane.state === "SUGGESTED" ? "rewrite" : "retry")}
        </ActButton>
      ) : null}
      {can.decline ? (
        <ActButton act={() => declineCardAction({ laneId })} done={() => t("declined")}>
          {t("decline")}
        </ActButton>
      ) : null}
    </div>
  );
}
