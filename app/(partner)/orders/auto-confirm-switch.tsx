"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
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
      const result = await actOrSay(setAutoConfirmAction, { isOn: next }, offline);
      if (result) showToast({ text: t(result.data.isOn ? "on" : "off") });
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
