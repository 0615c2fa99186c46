"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KeyDraft } from "@/app/(partner)/connections/connect-form";
import { MarketplacePanel } from "@/app/(partner)/connections/marketplace-panel";
import { PasteKey } from "@/app/(partner)/connections/paste-key";
import { StaleAlert } from "@/components/live/stale-alert";
import { useMayWrite } from "@/components/shell/write-rights";
import type { ConnectionCard } from "@/lib/connections/connection-card";
import { connectionsQuery } from "@/lib/connections/queries";
import { type Capability, type MarketplaceId, marketplaceIds } from "@/lib/marketplaces/types";

type ConnectionsBoardProps = {
  initial: ConnectionCard[];
  notOffered: Record<MarketplaceId, Capability[]>;
  /** A mail's button leads to the form for this connection's new key. */
  replacing: string | null;
};

/** Four panels; at most one of them has its form open, and what is typed there moves along to another one. */
export function ConnectionsBoard({ initial, notOffered, replacing }: ConnectionsBoardProps) {
  const t = useTranslations("connections");
  const mayWrite = useMayWrite("connections");
  const { data: cards, isError, refetch } = useQuery({ ...connectionsQuery(), initialData: initial });
  const [draft, setDraft] = useState<KeyDraft | null>(() => {
    const asked = initial.find(({ id }) => id === replacing);
    return asked && mayWrite ? { marketplace: asked.marketplace, key: "", clientId: "", replacing: asked.id } : null;
  });
  return (
    <div className="flex flex-col gap-4">
      <StaleAlert isError={isError} title={t("stale")} refetch={refetch} />
      <PasteKey isHidden={draft !== null || !mayWrite} onDraft={setDraft} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {marketplaceIds.map((id) => (
          <MarketplacePanel
            key={id}
            id={id}
            cards={cards.filter((card) => card.marketplace === id)}
            notOffered={notOffered[id]}
            draft={draft?.marketplace === id ? draft : null}
            onDraft={setDraft}
          />
        ))}
      </div>
    </div>
  );
}
