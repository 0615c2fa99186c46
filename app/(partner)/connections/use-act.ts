"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

/** One press, one action: what goes wrong is said in passing, and the connections are read again. */
export function useAct() {
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const [isPending, start] = useTransition();
  function act<T>(call: () => Promise<ActionResult<T>>, done: (data: T) => void) {
    if (isPending) return;
    start(async () => {
      const result = await call().catch(() => null);
      if (!result?.ok) showToast({ text: result?.error ?? offline, tone: "danger" });
      else done(result.data);
      await queries.invalidateQueries({ queryKey: ["connections"] });
    });
  }
  return { act, isPending };
}
