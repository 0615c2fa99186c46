"use client";

import { useTranslations } from "next-intl";
import { actOrSay } from "@/components/auth/act-or-say";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { restoreTaxStatusAction, withdrawTaxStatusAction } from "@/lib/partners/profile-actions";

/** Taken off at once, and back from the toast. */
export function WithdrawButton({ taxStatusId, name }: { taxStatusId: string; name: string }) {
  const t = useTranslations("people.tax");
  const offline = useTranslations("errors")("offline");
  async function bringBack() {
    if (await actOrSay(restoreTaxStatusAction, { taxStatusId }, offline)) showToast({ text: t("restored") });
  }
  const { form, failure, isPending } = useSending(withdrawTaxStatusAction, {
    offline,
    onDone: () => showToast({ text: t("withdrawn"), action: { label: t("undo"), run: bringBack } }),
  });
  return (
    <form {...form} className="flex flex-col items-end gap-1">
      <input type="hidden" name="taxStatusId" value={taxStatusId} />
      <Button type="submit" pending={isPending} aria-label={name}>
        {t("withdraw")}
      </Button>
      {failure ? (
        <p role="alert" className="text-pomegranate text-sm">
          {failure.error}
        </p>
      ) : null}
    </form>
  );
}
