"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast";
import { disconnectAction } from "@/lib/connections/actions";
import { connectionsQuery } from "@/lib/connections/queries";

export function DisconnectButton({ connectionId, name }: { connectionId: string; name: string }) {
  const t = useTranslations("connections.disconnect");
  const common = useTranslations("common");
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();
  function disconnect() {
    if (isPending) return;
    startTransition(async () => {
      const result = await disconnectAction({ connectionId }).catch(() => null);
      if (!result?.ok) {
        setFailure(result?.error ?? offline);
        return;
      }
      setOpen(false);
      showToast({ text: t("done", { name }) });
      await queries.invalidateQueries({ queryKey: connectionsQuery().queryKey });
    });
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("button")}</Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("title", { name })} closeLabel={common("close")}>
        <div className="flex flex-col gap-4">
          {failure ? <Alert tone="danger" role="alert" title={failure} /> : null}
          <ul className="flex list-disc flex-col gap-2 pl-5">
            <li>{t("stops")}</li>
            <li>{t("kept")}</li>
            <li>{t("revoke", { name })}</li>
          </ul>
          <div className="flex flex-wrap gap-2">
            <Button variant="danger" onClick={disconnect} pending={isPending}>
              {t("button")}
            </Button>
            <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
