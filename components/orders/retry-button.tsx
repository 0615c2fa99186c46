"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { useMayWrite } from "@/components/shell/write-rights";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { retryDeadLetterAction } from "@/lib/orders/actions";

/** Reads one order again, now. */
export function RetryButton({ deadLetterId, number }: { deadLetterId: string; number: string }) {
  const t = useTranslations("orders.deadLetters");
  const offline = useTranslations("errors")("offline");
  const mayWrite = useMayWrite("orders");
  const [isPending, startTransition] = useTransition();
  const router = useRouter();
  function retry() {
    if (isPending) return;
    startTransition(async () => {
      const result = await actOrSay(retryDeadLetterAction, { deadLetterId }, offline);
      if (result)
        showToast({ text: t(result.data.outcome), tone: result.data.outcome === "refused" ? "danger" : undefined });
      router.refresh();
    });
  }
  if (!mayWrite) return null;
  return (
    <Button onClick={retry} pending={isPending} variant="quiet" aria-label={t("retryOne", { number })}>
      {t("retry")}
    </Button>
  );
}
