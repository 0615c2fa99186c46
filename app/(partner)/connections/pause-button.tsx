"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/app/(partner)/connections/use-act";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { pauseConnectionAction, resumeConnectionAction } from "@/lib/connections/actions";
import type { ConnectionCard } from "@/lib/connections/connection-card";

type PauseButtonProps = { card: ConnectionCard; name: string; onDone?: () => void };

/** Both ways are one press, and the toast takes a pause back. */
export function PauseButton({ card, name, onDone }: PauseButtonProps) {
  const t = useTranslations("connections.pause");
  const { act, isPending } = useAct();
  const ids = { connectionId: card.id };
  const resume = () =>
    act(
      () => resumeConnectionAction(ids),
      () => showToast({ text: t("resumed", { name }) }),
    );
  const pause = () =>
    act(
      () => pauseConnectionAction(ids),
      () => {
        onDone?.();
        showToast({ text: t("paused", { name }), action: { label: t("undo"), run: resume } });
      },
    );
  const isPaused = card.status === "PAUSED";
  return (
    <Button variant={isPaused ? "primary" : "quiet"} onClick={isPaused ? resume : pause} pending={isPending}>
      {t(isPaused ? "resume" : "button")}
    </Button>
  );
}
