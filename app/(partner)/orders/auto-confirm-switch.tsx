"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { useMayWrite } from "@/components/shell/write-rights";
import { CheckboxField } from "@/components/ui/choice-field";
import { showToast } from "@/components/ui/toast";
import { setAutoConfirmAction } from "@/lib/orders/actions";

export function AutoConfirmSwitch({ isOn }: { isOn: boolean }) {
  const t = useTranslations("orders.autoConfirm");
  const offline = useTranslations("errors")("offline");
  const mayWrite = useMayWrite("orders");
  const [shown, show] = useOptimistic(isOn);
  const [isPending, startTransition] = useTransition();
  function set(next: boolean) {
    startTransition(async () => {
      show(next);
      const result = await setAutoConfirmAction({ isOn: next }).catch(() => null);
      if (result?.ok) showToast({ text: t(result.data.isOn ? "on" : "off") });
      else showToast({ text: result?.error ?? offline, tone: "danger" });
    });
  }
  return (
    <CheckboxField
      name="autoConfirm"
      label={t("label")}
      hint={t("hint")}
      checked={shown}
      disabled={isPending || !mayWrite}
      onChange={(event) => set(event.target.checked)}
    />
  );
}
