"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { useMayWrite } from "@/components/shell/write-rights";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { syncNowAction } from "@/lib/orders/actions";

/** Asks for a reading now; what it finds comes in live. */
export function SyncButton() {
  const t = useTranslations("orders");
  const offline = useTranslations("errors")("offline");
  const mayWrite = useMayWrite("orders");
  const [isPending, startTransition] = useTransition();
  function ask() {
    if (isPending) return;
    startTransition(async () => {
      const result = await actOrSay(syncNowAction, {}, offline);
      if (result) showToast({ text: t(result.data.connections > 0 ? "refreshing" : "noConnections") });
    });
  }
  if (!mayWrite) return null;
  return (
    <Button onClick={ask} pending={isPending} icon={<RefreshCw aria-hidden className="size-4" />}>
      {t("refresh")}
    </Button>
  );
}
