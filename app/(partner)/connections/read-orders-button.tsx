"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { requestOrdersAction } from "@/lib/connections/actions";

export function ReadOrdersButton({ connectionId }: { connectionId: string }) {
  const t = useTranslations("connections.card");
  const offline = useTranslations("errors")("offline");
  const [isPending, startTransition] = useTransition();
  function ask() {
    if (isPending) return;
    startTransition(async () => {
      const result = await requestOrdersAction({ connectionId }).catch(() => null);
      if (result?.ok) showToast({ text: t("readingOrders") });
      else showToast({ text: result?.error ?? offline, tone: "danger" });
    });
  }
  return (
    <Button onClick={ask} pending={isPending}>
      {t("readOrders")}
    </Button>
  );
}
