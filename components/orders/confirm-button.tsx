"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { useMayWrite } from "@/components/shell/write-rights";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { confirmOrderAction } from "@/lib/orders/actions";

/** Asks the marketplace at once: its refusal is said in its own words. */
export function ConfirmButton({ orderId, isPrimary = false }: { orderId: string; isPrimary?: boolean }) {
  const t = useTranslations("orders.confirm");
  const offline = useTranslations("errors")("offline");
  const mayWrite = useMayWrite("orders");
  const [isPending, startTransition] = useTransition();
  const client = useQueryClient();
  const router = useRouter();
  function confirm() {
    if (isPending) return;
    startTransition(async () => {
      const result = await actOrSay(confirmOrderAction, { orderId }, offline);
      if (result) showToast({ text: t(result.data.state === "later" ? "later" : "done") });
      await client.invalidateQueries({ queryKey: ["orders"] });
      router.refresh();
    });
  }
  if (!mayWrite) return null;
  return (
    <Button onClick={confirm} pending={isPending} variant={isPrimary ? "primary" : "quiet"}>
      {t("button")}
    </Button>
  );
}
