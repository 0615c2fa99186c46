"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { actOrSay } from "@/components/auth/act-or-say";
import type { ActionResult } from "@/lib/action";

/** One press, one action: what goes wrong is said in passing, and the connections are read again. Asks for the password where that is needed. */
export function useAct() {
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const [isPending, start] = useTransition();
  function act<T>(call: () => Promise<ActionResult<T>>, done: (data: T) => void) {
    if (isPending) return;
    start(async () => {
      const result = await actOrSay(call, undefined, offline);
      if (result) done(result.data);
      await queries.invalidateQueries({ queryKey: ["connections"] });
    });
  }
  return { act, isPending };
}
