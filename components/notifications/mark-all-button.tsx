"use client";

import { CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { useBellChange } from "@/components/notifications/use-bell-change";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { markAllReadAction, undoReadAllAction } from "@/lib/notifications/actions";

/** One press, no question: the toast takes it back. */
export function MarkAllButton() {
  const t = useTranslations("notifications");
  const [isPending, start] = useTransition();
  const change = useBellChange();
  const undo = (readAt: string) =>
    start(async () => {
      await change(() => undoReadAllAction({ readAt }));
    });
  const press = () =>
    start(async () => {
      const data = await change(() => markAllReadAction({}));
      if (!data || data.count === 0) return;
      const action = { label: t("undo"), run: () => undo(data.readAt) };
      showToast({ text: t("markedAll", { count: data.count }), action });
    });
  return (
    <Button icon={<CheckCheck aria-hidden className="size-4" />} pending={isPending} onClick={press}>
      {t("markAll")}
    </Button>
  );
}
