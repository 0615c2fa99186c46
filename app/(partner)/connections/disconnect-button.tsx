"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DisconnectForm } from "@/app/(partner)/connections/disconnect-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ConnectionCard } from "@/lib/connections/connection-card";

/** Of a connection that is disconnected already, what is left can be deleted. */
export function DisconnectButton({ card, name }: { card: ConnectionCard; name: string }) {
  const t = useTranslations("connections.disconnect");
  const common = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t(card.status === "DISCONNECTED" ? "deleteButton" : "button")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("title", { name })} closeLabel={common("close")}>
        {isOpen ? <DisconnectForm card={card} name={name} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
