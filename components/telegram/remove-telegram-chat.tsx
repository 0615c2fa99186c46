"use client";

import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { removeTelegramChatAction } from "@/lib/telegram/actions";

type RemoveProps = { id: string; texts: { label: string; name: string; done: string; offline: string } };

export function RemoveTelegramChat({ id, texts }: RemoveProps) {
  const [isPending, start] = useTransition();
  function remove() {
    start(async () => {
      if (await actOrSay(removeTelegramChatAction, { id }, texts.offline)) showToast({ text: texts.done });
    });
  }
  return (
    <Button onClick={remove} pending={isPending} aria-label={texts.name}>
      {texts.label}
    </Button>
  );
}
