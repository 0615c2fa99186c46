"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConnectionAlerts } from "@/app/(partner)/connections/connection-alerts";
import { DisconnectButton } from "@/app/(partner)/connections/disconnect-button";
import { countedDays, isExpiringSoon } from "@/app/(partner)/connections/expiry";
import { PushAddress } from "@/app/(partner)/connections/push-address";
import { ReadOrdersButton } from "@/app/(partner)/connections/read-orders-button";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import type { ConnectionCard } from "@/lib/connections/connection-card";

type ConnectionDetailsProps = { card: ConnectionCard; name: string; onNewKey: () => void };

export function ConnectionDetails({ card, name, onNewKey }: ConnectionDetailsProps) {
  const t = useTranslations("connections");
  const { status, keyExpiry, ordersPolledAt } = card;
  const health = healthOf(card);
  // An alert above has the button then.
  const isAskedForKey = status === "NEEDS_KEY" || card.missingRights.length > 0 || isExpiringSoon(keyExpiry);
  return (
    <article aria-label={card.accountName} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="wrap-anywhere font-bold">{card.accountName}</h3>
        <Badge tone={tones[health]}>{t(`statuses.${health}`)}</Badge>
      </header>
      <ConnectionAlerts card={card} name={name} onNewKey={onNewKey} />
      <dl className="flex flex-col text-sm">
        <Line term={t("card.shops")}>{card.shops.join(", ")}</Line>
        <Line term={t("card.key")}>
          <span className="font-mono">••••{card.keyLastFour}</span>
        </Line>
        {keyExpiry ? (
          <Line term={t("card.expiry")}>
            {keyExpiry.daysLeft < 0
              ? t("card.expired", { day: keyExpiry.day })
              : keyExpiry.daysLeft > countedDays
                ? keyExpiry.day
                : t("card.expiresIn", { day: keyExpiry.day, days: keyExpiry.daysLeft })}
          </Line>
        ) : null}
        <Line term={t("card.checkedAt")}>{card.checkedAt}</Line>
        <Line term={t("card.ordersPolledAt")}>{ordersPolledAt ?? t("card.never")}</Line>
      </dl>
      {card.pushUrl ? <PushAddress id={card.id} marketplace={card.marketplace} url={card.pushUrl} /> : null}
      <div className="flex flex-wrap gap-2">
        {status === "ACTIVE" ? <ReadOrdersButton connectionId={card.id} /> : null}
        {status === "DISCONNECTED" ? (
          <Button onClick={onNewKey}>{t("reconnect")}</Button>
        ) : (
          <>
            {isAskedForKey ? null : <Button onClick={onNewKey}>{t("replaceKey")}</Button>}
            <DisconnectButton connectionId={card.id} name={name} />
          </>
        )}
      </div>
    </article>
  );
}

const tones: Record<ReturnType<typeof healthOf>, Tone> = {
  ACTIVE: "good",
  attention: "attention",
  NEEDS_KEY: "danger",
  DISCONNECTED: "neutral",
};

function healthOf({ status, trouble, missingRights, keyExpiry }: ConnectionCard) {
  if (status !== "ACTIVE") return status;
  return trouble || missingRights.length > 0 || isExpiringSoon(keyExpiry) ? "attention" : "ACTIVE";
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-rule border-b py-2 last:border-b-0">
      <dt className="text-ink-soft">{term}</dt>
      <dd className="wrap-anywhere text-right tabular-nums">{children}</dd>
    </div>
  );
}
