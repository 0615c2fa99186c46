"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CatalogueProgress } from "@/app/(partner)/connections/catalogue-progress";
import { ConnectionAlerts } from "@/app/(partner)/connections/connection-alerts";
import { DisconnectButton } from "@/app/(partner)/connections/disconnect-button";
import { isExpiringSoon } from "@/app/(partner)/connections/expiry";
import { PauseButton } from "@/app/(partner)/connections/pause-button";
import { PushAddress } from "@/app/(partner)/connections/push-address";
import { ReadOrdersButton } from "@/app/(partner)/connections/read-orders-button";
import { RightsList } from "@/components/connections/rights-list";
import { useMayWrite } from "@/components/shell/write-rights";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import type { ConnectionCard } from "@/lib/connections/connection-card";
import { countedDays } from "@/lib/connections/key-expiry";

type ConnectionDetailsProps = { card: ConnectionCard; name: string; onNewKey: () => void };

/** How it stands at a glance, then what needs a hand, then what there is; keys and addresses are folded away. */
export function ConnectionDetails({ card, name, onNewKey }: ConnectionDetailsProps) {
  const t = useTranslations("connections");
  const mayWrite = useMayWrite("connections");
  const { status, health, lastSyncAt, nextSyncAt } = card;
  const state = health === "off" || status === "NEEDS_KEY" ? status : health;
  // An alert above has the button then.
  const isAskedForKey = status === "NEEDS_KEY" || (status === "ACTIVE" && isExpiringSoon(card.keyExpiry));
  return (
    <article aria-label={card.accountName} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="wrap-anywhere font-bold">{card.accountName}</h3>
        <Badge tone={tones[health]}>{t(`statuses.${state === "ACTIVE" ? "good" : state}`)}</Badge>
      </header>
      <ConnectionAlerts card={card} name={name} onNewKey={onNewKey} />
      <dl className="flex flex-col text-sm">
        <Line term={t("card.lastSyncAt")}>{lastSyncAt ?? t("card.never")}</Line>
        {nextSyncAt ? <Line term={t("card.nextSyncAt")}>{nextSyncAt}</Line> : null}
        <Line term={t("card.shops")}>
          <ul>
            {card.shops.map((shop) => (
              <li key={shop.name}>
                {t("card.shop", shop)}, {t("card.shopListings", { count: shop.listings })}
              </li>
            ))}
          </ul>
        </Line>
        <KeyLines card={card} />
      </dl>
      <CatalogueProgress card={card} name={name} />
      {status === "DISCONNECTED" || card.missingRights.length > 0 ? null : (
        <details className="text-sm">
          <summary className="min-h-control content-center font-bold">{t("rights.title")}</summary>
          <RightsList rights={card.rights} marketplace={card.marketplace} />
        </details>
      )}
      {card.isPushHidden ? <p className="text-ink-soft text-sm">{t("push.hidden")}</p> : null}
      {card.pushUrl ? <PushAddress id={card.id} marketplace={card.marketplace} url={card.pushUrl} /> : null}
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          {status === "ACTIVE" ? <ReadOrdersButton connectionId={card.id} /> : null}
          {status === "ACTIVE" || status === "PAUSED" ? <PauseButton card={card} name={name} /> : null}
          {isAskedForKey ? null : (
            <Button onClick={onNewKey}>{t(status === "DISCONNECTED" ? "reconnect" : "replaceKey")}</Button>
          )}
          <DisconnectButton card={card} name={name} />
        </div>
      ) : null}
    </article>
  );
}

const tones: Record<ConnectionCard["health"], Tone> = {
  good: "good",
  attention: "attention",
  danger: "danger",
  off: "neutral",
};

function KeyLines({ card: { status, keyLastFour, keyExpiry, checkedAt } }: { card: ConnectionCard }) {
  const t = useTranslations("connections.card");
  if (status === "DISCONNECTED") return null;
  return (
    <>
      <Line term={t("key")}>
        <span className="font-mono">••••{keyLastFour}</span>
      </Line>
      {keyExpiry ? (
        <Line term={t("expiry")}>
          {keyExpiry.daysLeft <= 0
            ? t("expired", { day: keyExpiry.day })
            : keyExpiry.daysLeft > countedDays
              ? keyExpiry.day
              : t("expiresIn", { day: keyExpiry.day, days: keyExpiry.daysLeft })}
        </Line>
      ) : null}
      <Line term={t("checkedAt")}>{checkedAt}</Line>
    </>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-rule border-b py-2 last:border-b-0">
      <dt className="shrink-0 text-ink-soft">{term}</dt>
      <dd className="wrap-anywhere text-right tabular-nums">{children}</dd>
    </div>
  );
}
