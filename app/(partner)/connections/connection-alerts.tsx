"use client";

import { useTranslations } from "next-intl";
import { isExpiringSoon } from "@/app/(partner)/connections/expiry";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { ConnectionCard } from "@/lib/connections/connection-card";

type ConnectionAlertsProps = { card: ConnectionCard; name: string; onNewKey: () => void };

/** What is wrong, why, what is safe all the same, and the way out. */
export function ConnectionAlerts({ card, name, onNewKey }: ConnectionAlertsProps) {
  const t = useTranslations("connections");
  const { status, trouble, limitedUntil, missingRights, keyExpiry } = card;
  if (status === "DISCONNECTED") return <p className="text-ink-soft text-sm">{t("card.disconnectedText")}</p>;
  const newKey = <Button onClick={onNewKey}>{t("replaceKey")}</Button>;
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
  const rights = missingRights.map((capability) => t(`capabilities.${capability}`)).join(", ");
  return (
    <>
      {trouble ? (
        <Alert
          tone="attention"
          title={
            limitedUntil ? t("trouble.limitedUntil", { name, time: limitedUntil }) : t(`trouble.${trouble}`, { name })
          }
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
      {rights ? (
        <Alert
          tone="attention"
          title={t("trouble.missingRights")}
          why={t("trouble.missingRightsWhy", { rights })}
          action={newKey}
        />
      ) : null}
    </>
  );
}
