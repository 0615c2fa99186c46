"use client";

import { useTranslations } from "next-intl";
import type { ManagedMember } from "@/app/(partner)/team/manage-button";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { showToast } from "@/components/ui/toast";
import { handOverAction } from "@/lib/team/actions";

/** No undo: the former owner has no right to take it back, so the name is typed. */
export function HandOverForm({ member: { id, username }, onClose }: { member: ManagedMember; onClose: () => void }) {
  const t = useTranslations("team");
  const offline = useTranslations("errors")("offline");
  const { form, failure, errors, isPending } = useSending(handOverAction, {
    offline,
    onDone: () => {
      onClose();
      showToast({ text: t("handedOver", { name: username }) });
    },
  });
  const label = t("handOverConfirm", { name: username });
  return (
    <details className="border-rule border-t pt-4 text-sm">
      <summary className="cursor-pointer py-3 font-bold">{t("handOver")}</summary>
      <form {...form} className="mt-2 flex flex-col gap-4">
        <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={{ typedName: label }} />
        <p>{t("handOverText", { name: username })}</p>
        <input type="hidden" name="userId" value={id} />
        <TextField
          name="typedName"
          label={label}
          error={errors.typedName}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Button type="submit" pending={isPending} className="self-start max-md:w-full">
          {t("handOverButton")}
        </Button>
      </form>
    </details>
  );
}
