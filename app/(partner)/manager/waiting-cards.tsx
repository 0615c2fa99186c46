"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "@/components/cards/act-button";
import { useMayWrite } from "@/components/shell/write-rights";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { publishWaitingAction } from "@/lib/cards/actions";

/** One button for everything that waits; what lacks something stays, and is said. */
export function WaitingCards({ total, publishable }: { total: number; publishable: number }) {
  const t = useTranslations("cards");
  const common = useTranslations("common.nav");
  const mayWrite = useMayWrite("cards");
  return (
    <Alert
      tone="attention"
      title={t("manager.waiting", { count: total })}
      why={t("manager.waitingText", { left: total - publishable })}
      action={
        <>
          {mayWrite && publishable > 0 ? (
            <ActButton
              variant="primary"
              act={() => publishWaitingAction({})}
              done={({ published }) => t("lanes.published", { count: published })}
            >
              {t("lanes.publishWaiting", { count: publishable })}
            </ActButton>
          ) : null}
          <ButtonLink href="/products">{common("products")}</ButtonLink>
        </>
      }
    />
  );
}
