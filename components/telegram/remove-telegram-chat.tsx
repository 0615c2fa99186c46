"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { removeTelegramChatAction } from "@/lib/telegram/actions";

type RemoveProps = { id: string; texts: { label: string; name: string; done: string; offline: string } };

export function RemoveTelegramChat({ id, texts }: RemoveProps) {
  const [isPending, start] = useTransition();
  function remove() {
    start(async () => {
      const result = await removeTelegramChatAction({ id }).catch(() => null);
      if (result?.ok) showToast({ text: texts.done });
      else showToast({ text: result?.error ?? texts.offline, tone: "danger" });
    });
  }
  return (
    <Button onClick={remove} pending={isPending} aria-label={texts.name}>
      {texts.label}
    </Button>
  );
}
