"use client";

import { useQueryClient } from "@tanstack/react-query";
import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

/** Runs a change of what is read; the bell and the list look again, and a failure is said in a toast. */
export function useBellChange() {
  const client = useQueryClient();
  const t = useTranslations("errors");
  return async <T>(act: () => Promise<ActionResult<T>>): Promise<T | null> => {
    try {
      const result = await act();
      void client.invalidateQueries({ queryKey: ["notifications"] });
      if (result.ok) return result.data;
      showToast({ text: result.error, tone: "danger" });
    } catch (error) {
      unstable_rethrow(error);
      showToast({ text: t("offline"), tone: "danger" });
    }
    return null;
  };
}
