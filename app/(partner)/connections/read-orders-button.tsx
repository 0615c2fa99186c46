"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/app/(partner)/connections/use-act";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { requestOrdersAction } from "@/lib/connections/actions";

/** `isRetry`: beside the trouble that it is an answer to. */
export function ReadOrdersButton({ connectionId, isRetry = false }: { connectionId: string; isRetry?: boolean }) {
  const t = useTranslations("connections.card");
  const { act, isPending } = useAct();
  return (
    <Button
      pending={isPending}
      onClick={() =>
        act(
          () => requestOrdersAction({ connectionId }),
          () => showToast({ text: t("readingOrders") }),
        )
      }
    >
      {t(isRetry ? "retry" : "readOrders")}
    </Button>
  );
}
