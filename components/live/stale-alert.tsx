"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

type StaleAlertProps = { isError: boolean; title: string; refetch: () => unknown };

/** The error face of a live list: what was read before stays, and a button asks again. */
export function StaleAlert({ isError, title, refetch }: StaleAlertProps) {
  const t = useTranslations("common");
  if (!isError) return null;
  return (
    <Alert
      tone="attention"
      role="status"
      title={title}
      action={<Button onClick={() => refetch()}>{t("retry")}</Button>}
    />
  );
}
