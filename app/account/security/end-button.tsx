"use client";

import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type EndButtonProps = {
  action: (input: FormData) => Promise<ActionResult<unknown>>;
  /** Left out: all others. */
  sessionId?: string;
  texts: { label: string; name?: string; done: string; offline: string };
};

export function EndButton({ action, sessionId, texts }: EndButtonProps) {
  const { failure, isPending, send } = useSending(action, {
    offline: texts.offline,
    onDone: () => showToast({ text: texts.done }),
  });
  const press = () => {
    const form = new FormData();
    if (sessionId) form.set("sessionId", sessionId);
    send(form);
  };
  return (
    <div className="flex flex-col items-end gap-1">
      <Button aria-label={texts.name} pending={isPending} onClick={press}>
        {texts.label}
      </Button>
      {failure ? (
        <p role="alert" className="text-pomegranate text-sm">
          {failure.error}
        </p>
      ) : null}
    </div>
  );
}
