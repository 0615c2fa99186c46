"use client";

import { useTranslations } from "next-intl";
import { AlarmList } from "@/app/(partner)/connections/alarm-list";
import { isExpiringSoon } from "@/app/(partner)/connections/expiry";
import { ReadOrdersButton } from "@/app/(partner)/connections/read-orders-button";
import { RightsList } from "@/components/connections/rights-list";
import { useMayWrite } from "@/components/shell/write-rights";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ConnectionCard } from "@/lib/connections/connection-card";

type ConnectionAlertsProps = { card: ConnectionCard; name: string; onNewKey: () => void };

/** What is wrong, why, what is safe all the same, and the way out. */
export function ConnectionAlerts({ card, name, onNewKey }: ConnectionAlertsProps) {
  const t = useTranslations("connections");
  const mayWrite = useMayWrite("connections");
  const { status, trouble, limitedUntil, missingRights, keyExpiry } = card;
  if (status === "DISCONNECTED") return <p className="text-ink-soft text-sm">{t("card.disconnectedText")}</p>;
  if (status === "PAUSED") return <p className="text-ink-soft text-sm">{t("card.pausedText")}</p>;
  const newKey = mayWrite ? <Button onClick={onNewKey}>{t("replaceKey")}</Button> : null;
  if (status === "NEEDS_KEY") {
    return (
      <Alert
        tone="danger"
        title={t("trouble.needsKey", { name })}
        why={t("trouble.needsKeyWhy")}
        safe={t("trouble.needsKeySafe")}
        action={newKey}
      />
    );
  }
  const isSlow = limitedUntil !== null;
  return (
    <>
      {isSlow || trouble ? (
        <Alert
          tone="attention"
          title={
            isSlow
              ? t("trouble.limitedUntil", { name, time: limitedUntil })
              : t(`trouble.${trouble ?? "unavailable"}`, { name })
          }
          action={isSlow || !mayWrite ? undefined : <ReadOrdersButton connectionId={card.id} isRetry />}
        />
      ) : null}
      {keyExpiry && isExpiringSoon(keyExpiry) ? (
        <Alert
          tone="attention"
          title={t("trouble.expiresSoon")}
          why={t("trouble.expiresSoonWhy", { name, day: keyExpiry.day })}
          action={newKey}
        />
      ) : null}
      {missingRights.length > 0 ? (
        <Alert
          tone="attention"
          title={t("trouble.missingRights")}
          why={<RightsList rights={card.rights} marketplace={card.marketplace} />}
          safe={t("trouble.missingRightsWhy")}
        />
      ) : null}
      <AlarmList card={card} name={name} />
    </>
  );
}
