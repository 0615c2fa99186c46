"use client";

import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { keepAccountAction } from "@/lib/closing/actions";

/** The way back, until the day has come. */
export function KeepButton({ texts }: { texts: Record<"keep" | "done" | "offline", string> }) {
  const [isPending, start] = useTransition();
  const keep = () =>
    start(async () => {
      if (await actOrSay(keepAccountAction, {}, texts.offline)) showToast({ text: texts.done });
    });
  return (
    <Button variant="primary" pending={isPending} onClick={keep}>
      {texts.keep}
    </Button>
  );
}
