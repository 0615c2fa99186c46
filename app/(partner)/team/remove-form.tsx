"use client";

import { useTranslations } from "next-intl";
import type { ManagedMember } from "@/app/(partner)/team/manage-button";
import { actOrSay } from "@/components/auth/act-or-say";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { removeMemberAction, restoreMemberAction } from "@/lib/team/actions";

/** Takes effect at once and can be taken back: from the toast, and from the list later on. */
export function RemoveForm({ member: { id, username }, onClose }: { member: ManagedMember; onClose: () => void }) {
  const t = useTranslations("team");
  const offline = useTranslations("errors")("offline");
  async function bringBack() {
    const isBack = await actOrSay(restoreMemberAction, { userId: id }, offline);
    if (isBack) showToast({ text: t("restored", { name: username }) });
  }
  const { form, failure, isPending } = useSending(removeMemberAction, {
    offline,
    onDone: () => {
      onClose();
      showToast({ text: t("removedDone", { name: username }), action: { label: t("undo"), run: bringBack } });
    },
  });
  return (
    <form {...form} className="flex flex-col gap-2 border-rule border-t pt-4">
      <input type="hidden" name="userId" value={id} />
      <p className="text-ink-soft text-sm">{t("removeText")}</p>
      {failure ? (
        <p role="alert" className="text-pomegranate text-sm">
          {failure.error}
        </p>
      ) : null}
      <Button type="submit" variant="danger" pending={isPending} className="self-start max-md:w-full">
        {t("remove")}
      </Button>
    </form>
  );
}
