"use client";

import { X } from "lucide-react";
import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { hideChecklistAction } from "@/lib/checklist/actions";

type HideChecklistProps = { texts: { hide: string; hidden: string; undo: string; offline: string } };

/** Put away at once; the toast takes it back, and so does the help window later. */
export function HideChecklist({ texts }: HideChecklistProps) {
  const [isPending, start] = useTransition();
  const change = (isHidden: boolean) =>
    start(async () => {
      const result = await actOrSay(hideChecklistAction, { isHidden }, texts.offline);
      if (result && isHidden)
        showToast({ text: texts.hidden, action: { label: texts.undo, run: () => change(false) } });
    });
  return (
    <Button size="icon" aria-label={texts.hide} title={texts.hide} pending={isPending} onClick={() => change(true)}>
      <X aria-hidden className="size-4" />
    </Button>
  );
}
