"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { ConnectForm, type KeyDraft } from "@/app/(partner)/connections/connect-form";
import { ConnectionDetails } from "@/app/(partner)/connections/connection-details";
import { useMayWrite } from "@/components/shell/write-rights";
import { Button } from "@/components/ui/button";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Panel } from "@/components/ui/panel";
import type { ConnectionCard } from "@/lib/connections/connection-card";
import type { Capability, MarketplaceId } from "@/lib/marketplaces/types";

type MarketplacePanelProps = {
  id: MarketplaceId;
  cards: ConnectionCard[];
  notOffered: Capability[];
  /** The form is open while there is one. */
  draft: KeyDraft | null;
  onDraft: (draft: KeyDraft | null) => void;
};

/** Capabilities whose absence changes what the seller does. */
const worthSaying = ["publish-card", "push"] as const;

export function MarketplacePanel({ id, cards, notOffered, draft, onDraft }: MarketplacePanelProps) {
  const t = useTranslations("connections");
  const name = useTranslations("common")(`marketplaces.${id}`);
  const mayWrite = useMayWrite("connections");
  const openForm = (replacing: string | null) => onDraft({ marketplace: id, key: "", clientId: "", replacing });
  const absent = worthSaying.filter((capability) => notOffered.includes(capability));
  const replaced = cards.find((card) => card.id === draft?.replacing);
  const opener = useRef<HTMLButtonElement>(null);
  const isOpen = draft !== null;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // The form took its place; unless another one has the focus now, it comes back to where it was.
    if (wasOpen.current && !isOpen && document.activeElement === document.body) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <Panel
      title={<MarketplaceChip id={id} name={name} size="large" />}
      actions={
        draft || !mayWrite ? null : (
          <Button
            ref={opener}
            onClick={() => openForm(null)}
            aria-label={`${name}: ${t(cards.length ? "connectAnother" : "connect")}`}
          >
            {t(cards.length ? "connectAnother" : "connect")}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-6">
        {draft ? (
          <ConnectForm
            draft={draft}
            name={name}
            accountName={replaced?.accountName ?? null}
            onChange={onDraft}
            onClose={() => onDraft(null)}
          />
        ) : null}
        {cards.map((card) => (
          <ConnectionDetails key={card.id} card={card} name={name} onNewKey={() => openForm(card.id)} />
        ))}
        {cards.length === 0 && !draft ? <p className="text-ink-soft">{t("notConnected")}</p> : null}
        {absent.length > 0 ? (
          <ul aria-label={t("notOffered.title", { name })} className="flex flex-col gap-1 text-ink-soft text-sm">
            {absent.map((capability) => (
              <li key={capability}>{t(`notOffered.${capability}`, { name })}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </Panel>
  );
}
