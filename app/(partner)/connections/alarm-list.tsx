"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/app/(partner)/connections/use-act";
import { useMayWrite } from "@/components/shell/write-rights";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { retryPushesAction } from "@/lib/connections/actions";
import type { ConnectionCard } from "@/lib/connections/connection-card";

/** What a person should know of: since when, how often, and a button where one helps. */
export function AlarmList({ card, name }: { card: ConnectionCard; name: string }) {
  const t = useTranslations("connections.alarms");
  const mayWrite = useMayWrite("connections");
  const { act, isPending } = useAct();
  const retry = () =>
    act(
      () => retryPushesAction({ connectionId: card.id }),
      () => showToast({ text: t("retrying") }),
    );
  return card.alarms.map(({ kind, detail, count, raisedAt, isRetryable }) => (
    <Alert
      key={`${kind} ${detail}`}
      tone="attention"
      title={t(kind, { name, detail, count })}
      why={`${t("since", { time: raisedAt })}, ${t("times", { count })}`}
      action={
        mayWrite && isRetryable ? (
          <Button onClick={retry} pending={isPending}>
            {t("retry")}
          </Button>
        ) : undefined
      }
    />
  ));
}
